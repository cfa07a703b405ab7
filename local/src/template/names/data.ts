import { arnOf, domainOf, idOf, identified, joined, named, propertyOf, regionOf, type NamedResource, type NamingRule, type NamingRules } from './naming';
import { partitionOf } from '../environment';

const TABLE_NAME = named('TableName');
const TABLE: NamingRule = identified(TABLE_NAME, [], {
  Arn: arnOf('dynamodb', joined('table/', TABLE_NAME)),
  StreamArn: arnOf('dynamodb', joined('table/', TABLE_NAME, '/stream/2026-01-01T00:00:00.000')),
  TableId: idOf,
});
const SEARCH_DOMAIN = named('DomainName');

/**
 * Names of what keeps data.
 */
export const DATA_NAMES: NamingRules = {
  'AWS::DynamoDB::GlobalTable': TABLE,
  'AWS::DynamoDB::Table': TABLE,
  'AWS::OpenSearchService::Domain': identified(SEARCH_DOMAIN, [], {
    Arn: arnOf('es', joined('domain/', SEARCH_DOMAIN)),
    DomainEndpoint: joined('search-', SEARCH_DOMAIN, '-', idOf, '.', regionOf, '.es.', domainOf),
  }),
  'AWS::S3::Bucket': identified(bucketName, [], {
    Arn: joined('arn:', ({ environment }) => partitionOf(environment.region), ':s3:::', bucketName),
    DomainName: joined(bucketName, '.s3.', domainOf),
    DualStackDomainName: joined(bucketName, '.s3.dualstack.', regionOf, '.', domainOf),
    RegionalDomainName: joined(bucketName, '.s3.', regionOf, '.', domainOf),
    WebsiteURL: joined('http://', bucketName, '.s3-website-', regionOf, '.', domainOf),
  }),
  'AWS::S3::BucketPolicy': identified(propertyOf('Bucket'), []),
};

/*
 * Buckets have lower case names.
 */
function bucketName(resource: NamedResource): string {
  const name = resource.property('BucketName');
  return typeof name === 'string' ? name : resource.logicalId.toLowerCase();
}
