import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { AwsServiceIntegration, ServiceCall } from './aws-service-integration';
import type { IntegrationRights } from './integration-role';
import type { BoundRoute } from './route-integration';
import { keyPrefix, objectRights } from './s3-bucket';
import { checkMediaTypes, readCall, S3ReadProps } from './s3-object';
import { RequestValue } from '../mapping/request-value';
import { ValidationError } from '../private/errors';

/**
 * Properties of routes that serve a site.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
 */
export interface S3StaticSiteProps extends S3ReadProps {
  /**
   * Document that stands for the root and for each folder.
   *
   * @default 'index.html'
   */
  readonly indexDocument?: string;

  /**
   * Every path whose last segment has no dot is answered with the root's index document: for pages that route by themselves.
   *
   * @default false - with the index document of that folder
   */
  readonly singlePage?: boolean;
}

const DOCUMENT = /^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+$/;

/**
 * Serves a static site from a bucket, under any path of the API: one integration for the root and for what is below.
 *
 * ```ts
 * const site = new S3StaticSite(bucket, { prefix: 'site' });
 * gateway.addRoute('GET /site', site);
 * gateway.addRoute('GET /site/{proxy+}', site);
 * ```
 *
 * The route's last path variable names the file; without one, and for a path whose last segment has no dot, it is the index
 * document. Routes of HEAD are answered as well. Ranges, conditions, keys, content types and rights are those of `S3GetObject`.
 * Relative links of an index document need a slash at the end of the page's path.
 *
 * Throws for a prefix that is no folder, for an index document that is no file name with a dot, and, when it is bound, for methods other
 * than GET and HEAD.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
 */
export class S3StaticSite extends AwsServiceIntegration {
  private readonly prefix: string;
  private readonly indexDocument: string;

  constructor(private readonly bucket: IBucket, private readonly props: S3StaticSiteProps = {}) {
    super(props);
    this.prefix = keyPrefix(bucket, props.prefix);
    this.indexDocument = props.indexDocument ?? 'index.html';
    checkMediaTypes(bucket, props.binaryMediaTypes);
    if (!DOCUMENT.test(this.indexDocument)) {
      throw new ValidationError(`'indexDocument' must be the name of a file like index.html, got '${this.indexDocument}'`, bucket);
    }
  }

  /**
   * @internal
   */
  protected _call(route: BoundRoute): ServiceCall {
    const { method, path, pathVariables } = route;
    if (method !== 'GET' && method !== 'HEAD') {
      throw new ValidationError(`a site answers GET and HEAD, got '${method} ${path}'; write 'GET ${path}'`, this.bucket);
    }
    const variable = pathVariables[pathVariables.length - 1];
    const key = variable === undefined ? RequestValue.literal(this.indexDocument) : RequestValue.path(variable);
    return readCall(this.bucket, method, this.prefix, key, this.props, {
      indexDocument: this.indexDocument,
      singlePage: this.props.singlePage,
    });
  }

  /**
   * @internal
   */
  protected _dependsOn({ method, pathVariables }: BoundRoute): string {
    return [method, ...pathVariables].join(' ');
  }

  /**
   * @internal
   */
  protected _rights(): IntegrationRights {
    return objectRights(this.bucket, this.prefix, 'GetObject', 'kms:Decrypt');
  }
}
