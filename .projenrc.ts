import { awscdk, Component, javascript, JsonFile, typescript } from 'projen';

const cdkVersion = '2.263.0';
const constructsVersion = '10.6.0';
/** Tests, examples and benchmarks import the packages by name, as their users do. */
const PACKAGES = { 'cdk-apigateway-patterns': ['../src'], 'cdk-apigateway-local': ['../local/src'] };

const project = new awscdk.AwsCdkConstructLibrary({
  name: 'cdk-apigateway-patterns',
  description: 'AWS CDK constructs for Amazon API Gateway: routes straight onto AWS services, safe by construction',
  author: 'cdk-apigateway-patterns',
  authorAddress: 'https://github.com/cdk-apigateway-patterns',
  authorOrganization: true,
  repositoryUrl: 'https://github.com/cdk-apigateway-patterns/cdk-apigateway-patterns.git',
  license: 'Apache-2.0',
  copyrightOwner: 'The cdk-apigateway-patterns authors',
  stability: 'experimental',
  keywords: ['aws', 'cdk', 'awscdk', 'apigateway', 'api-gateway', 'rest', 'serverless', 'direct-integration'],
  defaultReleaseBranch: 'main',
  packageManager: javascript.NodePackageManager.NPM,
  cdkVersion,
  constructsVersion,
  jsiiVersion: '~6.0.0',
  typescriptVersion: '~5.9.0',
  minNodeVersion: '20.16.0',
  workflowNodeVersion: '22',
  bumpPackage: 'commit-and-tag-version@^12',
  projenrcTs: true,
  sampleCode: false,
  jestOptions: {
    jestVersion: '30',
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    jestConfig: {
      collectCoverage: false,
      testTimeout: 30_000,
      moduleNameMapper: { '^cdk-apigateway-local$': '<rootDir>/local/src', '^cdk-apigateway-patterns$': '<rootDir>/src' },
    },
  },
  tsconfigDev: { compilerOptions: { paths: PACKAGES } },
  eslintOptions: { dirs: ['src', 'handlers', 'test', 'examples', 'bench'], ignorePatterns: ['local/**', '**/cdk.out/**'], commandOptions: { fix: false } },
  publishToPypi: { distName: 'cdk-apigateway-patterns', module: 'cdk_apigateway_patterns' },
  publishToMaven: {
    javaPackage: 'io.github.cdkapigatewaypatterns',
    mavenGroupId: 'io.github.cdk-apigateway-patterns',
    mavenArtifactId: 'cdk-apigateway-patterns',
  },
  publishToGo: { moduleName: 'github.com/cdk-apigateway-patterns/cdk-apigateway-patterns-go' },
  publishToNuget: { dotNetNamespace: 'CdkApiGatewayPatterns', packageId: 'CdkApiGatewayPatterns' },
  devDeps: [
    'esbuild@0.28.2', // exact: a new one changes asset hashes
    'tsx@^4',
    'awslint@2.262.2-alpha.0',
    'cdk-nag@^3',
    '@types/aws-lambda@^8.10.150',
    '@aws-sdk/client-api-gateway@^3',
    '@aws-sdk/client-iam@^3',
    '@aws-sdk/client-apigatewaymanagementapi@^3',
    '@aws-cdk/aws-apigatewayv2-alpha@2.114.1-alpha.0', // its last version: a test takes an API over that it made
    '@smithy/signature-v4@^5.0.0',
    '@aws-crypto/sha256-js@^5.2.0',
  ],
  lambdaAutoDiscover: false,
  gitignore: ['.jsii.tabl.json', 'cdk.out', 'target/', '.venv/'],
});

project.package.addField('workspaces', ['local']);
project.package.addField('overrides', {
  'unrs-resolver': '1.12.2', // 1.13.0 writes a lock that npm ci refuses
  '@aws-cdk/cloud-assembly-schema': '54.11.0', // what the Go module of the floor asks for
  '@aws-cdk/asset-node-proxy-agent-v6': '2.1.2',
});
for (const left of ['/handlers/', '/local/', '/examples/', '/bench/', '/scripts/', '/docs/', '/rosetta/', '/.ci/', 'tsconfig.json', 'eslint.config.mjs']) {
  project.npmignore?.exclude(left);
}

const local = new typescript.TypeScriptProject({
  parent: project,
  outdir: 'local',
  name: 'cdk-apigateway-local',
  description: 'Runs the API Gateway APIs of a synthesized CloudFormation template without AWS',
  authorName: 'cdk-apigateway-patterns',
  authorUrl: 'https://github.com/cdk-apigateway-patterns',
  authorOrganization: true,
  license: 'Apache-2.0',
  copyrightOwner: 'The cdk-apigateway-patterns authors',
  repository: 'https://github.com/cdk-apigateway-patterns/cdk-apigateway-patterns.git',
  repositoryDirectory: 'local',
  defaultReleaseBranch: 'main',
  packageManager: javascript.NodePackageManager.NPM,
  typescriptVersion: '~5.9.0',
  minNodeVersion: '20.16.0',
  jestOptions: { jestVersion: '30', updateSnapshot: javascript.UpdateSnapshot.NEVER, jestConfig: { collectCoverage: false } },
  deps: [
    '@smithy/signature-v4@^5.0.0',
    '@aws-crypto/sha256-js@^5.2.0',
    'aws-jwt-verify@^5.2.0',
    'dynalite@^4.0.0',
    'fflate@^0.8.2',
    'ws@^8.18.0',
    'yaml@^2.9.0',
  ],
  devDeps: ['@types/node@^20', '@types/ws@^8', 'vitest@^3', `aws-cdk-lib@${cdkVersion}`, `constructs@${constructsVersion}`],
  sampleCode: false,
  bin: { 'cdk-apigateway-local': 'lib/cli/main.js' },
  eslintOptions: { dirs: ['src', 'test', 'bench', 'examples'], commandOptions: { fix: false } },
  tsconfigDev: { compilerOptions: { isolatedModules: true } },
  tsconfig: { compilerOptions: { target: 'ES2022', lib: ['es2022'], skipLibCheck: true } },
  depsUpgrade: false,
  licensed: true,
  gitignore: ['target/'],
});
for (const left of ['/bench/', '/examples/', '/scripts/', 'tsconfig.json']) local.npmignore?.exclude(left);
local.eslint?.allowDevDeps('examples/**');
local.tryFindObjectFile('.eslintrc.json')?.addOverride('settings.import/core-modules', ['cdk-apigateway-local']);
// The root installs for every workspace: the workspace's own install does nothing.
local.package.installTask.reset();
local.package.installCiTask.reset();
for (const name of ['upgrade', 'post-upgrade']) local.tasks.removeTask(name);

class WorkspaceInstall extends Component {
  public postSynthesize() {
    this.project.tasks.runTask(process.env.CI ? 'install:ci' : 'install');
  }
}
new WorkspaceInstall(project);

// The Lambda functions that the library ships: bundled into assets/, with the AWS SDK of their runtime.
for (const handler of ['observability/account-logging']) {
  project.bundler.addBundle(`src/${handler}.lambda.ts`, { platform: 'node', target: 'node22', externals: ['@aws-sdk/*'], sourcemap: false });
}
// What serves HTTP APIs through a function is a layer: the packages of functions lie in its folder nodejs/node_modules.
project.bundler.addBundle('handlers/through-function/index.ts', {
  platform: 'node',
  target: 'node22',
  externals: [],
  sourcemap: false,
  mainFields: ['module', 'main'], // what is not used of the signing library is left out
  outfile: 'nodejs/node_modules/cdk-apigateway-through-function/index.js',
});

project.tryFindObjectFile('.eslintrc.json')?.addOverride('settings.import/core-modules', Object.keys(PACKAGES));
for (const place of ['src/**/*.lambda.ts', 'handlers/**', 'bench/**']) project.eslint?.allowDevDeps(place);

project.addTask('demo', { description: 'synthesize the examples and send them a tour of requests', exec: 'tsx --tsconfig examples/tsconfig.json examples/demo.ts', receiveArgs: true });
project.addTask('bench', { description: 'size and speed, beside plain L2 constructs and LocalStack', exec: 'tsx --tsconfig examples/tsconfig.json bench/main.ts', env: { CDK_VALIDATION: 'false' }, receiveArgs: true });
project.addTask('load', { description: '200 clients of the local engine for 30 s, none of whose requests may be lost', exec: 'tsx local/bench/load.ts', receiveArgs: true });
project.addTask('e2e', {
  description: 'examples/orders by the local engine, against moto and DynamoDB Local',
  exec: 'tsx --tsconfig examples/tsconfig.json test/e2e/main.ts',
  env: { CDK_VALIDATION: 'false' },
});
new JsonFile(project, 'examples/tsconfig.json', {
  obj: {
    extends: '../test/tsconfig.json',
    compilerOptions: {
      noEmit: true,
      rootDir: '..',
      paths: PACKAGES,
    },
    include: ['**/*.ts', '../bench/**/*.ts', '../handlers/**/*.ts', '../test/**/*.ts'],
    exclude: ['node_modules', '**/cdk.out'],
  },
});
project.testTask.prependSpawn(project.compileTask); // type checks, and gives the tests .jsii and local/lib
project.tasks.tryFind('bench')!.prependExec('npm run compile --workspace local'); // the command is measured as it is installed
for (const name of ['test', 'demo', 'bench', 'e2e']) project.tasks.tryFind(name)!.prependSpawn(project.bundler.bundleTask);
project.addTask('rosetta', { description: 'compile every example of README and docstrings', exec: 'jsii-rosetta extract --strict .jsii' });
project.addTask('awslint', { exec: 'awslint --no-compile', env: { AWSLINT_BASE_CONSTRUCT: 'true' } });

project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');
project.testTask.env('CDK_VALIDATION', 'false');
project.compileTask.exec('npm run compile --workspace local');
for (const tests of ['examples', 'local/test', 'local/bench', 'local/examples']) project.testTask.exec(`tsc --noEmit -p ${tests}/tsconfig.json`); // jest does not check types
project.testTask.exec('npm test --workspace local');
local.testTask.env('CDK_VALIDATION', 'false');
local.testTask.exec('jest -c examples/jest/jest.config.json');
local.testTask.exec('vitest run --root examples/vitest');

project.synth();
