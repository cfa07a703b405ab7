/**
 * What `--help` prints.
 */
export const HELP = `Runs the REST, HTTP and WebSocket APIs of a synthesized CloudFormation template on this machine, without AWS.

Usage: cdk-apigateway-local [cdk.out | template.json | template.yaml] [options]

The default is cdk.out, the folder that 'cdk synth' writes. Each stage of each API gets a port of its own.

  --stack NAME            only the APIs of this stack
  --stage NAME            only the stages of this name
  -p, --port NUMBER       port of the first API, the next ones follow; 0 for any that is free (3000)
  --host ADDRESS          address to listen on; 0.0.0.0 lets other machines in (127.0.0.1)
  --endpoint SERVICE=URL  sends the calls to a service there: an emulator, or AWS
  --address HOST=URL      sends the HTTP requests to a host there, one behind a VPC link for instance
  --stub NAME=BODY        answers calls with this body; NAME is service:Action, a service, a function, a URL or *
  --parameter NAME=VALUE  value of a parameter of the template
  --vpc-endpoint ID       VPC endpoint that requests to private APIs come by
  -w, --watch             loads the assembly anew each time it is synthesized
  -h, --help              prints this
  -v, --version           prints the version

Functions run from their assets, the common services are kept in this process, HTTP requests are sent.

  cdk synth && npx cdk-apigateway-local
  npx cdk-apigateway-local --watch --endpoint dynamodb=http://127.0.0.1:8000
  npx cdk-apigateway-local template.yaml --port 8080 --stub 'ssm:GetParameter={"Parameter":{"Value":"x"}}'
`;
