import { LocalGateway } from '../../../../src';
import { APP_CONFIG_RESOURCES } from '../../../fixtures/app-config';

/** A gateway over a route of every method, at the root, that calls an action of a service. */
function gatewayOver(subtype: string, requestParameters: Record<string, unknown>, resources: object): LocalGateway {
  return LocalGateway.fromTemplate({
    Resources: {
      Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'api', ProtocolType: 'HTTP' } },
      Stage: { Type: 'AWS::ApiGatewayV2::Stage', Properties: { ApiId: { Ref: 'Api' }, StageName: '$default', AutoDeploy: true } },
      Integration: {
        Type: 'AWS::ApiGatewayV2::Integration',
        Properties: {
          ApiId: { Ref: 'Api' },
          IntegrationType: 'AWS_PROXY',
          IntegrationSubtype: subtype,
          PayloadFormatVersion: '1.0',
          CredentialsArn: 'arn:aws:iam::123456789012:role/route',
          RequestParameters: requestParameters,
          ResponseParameters: { 200: { ResponseParameters: [{ Destination: 'overwrite:statuscode', Source: '202' }] } },
        },
      },
      Route: {
        Type: 'AWS::ApiGatewayV2::Route',
        Properties: { ApiId: { Ref: 'Api' }, RouteKey: 'ANY /', Target: { 'Fn::Join': ['/', ['integrations', { Ref: 'Integration' }]] } },
      },
      ...resources,
    },
  });
}

test('a stream gets records whose data are base64', async () => {
  const gateway = gatewayOver('Kinesis-PutRecord', { StreamName: { Ref: 'Clicks' }, Data: '$request.body.data', PartitionKey: '$context.requestId' }, {
    Clicks: { Type: 'AWS::Kinesis::Stream', Properties: { ShardCount: 1 } },
  });
  const answer = await gateway.invoke({ method: 'POST', path: '/', body: '{"data":"/wAB"}' });
  const [record] = gateway.stores.stream('Clicks').records;
  expect([answer.status, JSON.parse(answer.body.toString())]).toEqual([202, { ShardId: record.shardId, SequenceNumber: record.sequenceNumber }]);
  expect(record.data).toEqual(Buffer.from([0xff, 0, 1]));

  const refused = await gateway.invoke({ method: 'POST', path: '/', body: '{"data":"plain text"}' });
  expect([refused.status, refused.body.toString()]).toEqual([400, expect.stringContaining('SerializationException')]);
});

test('AppConfig gives a configuration, and a client that has it gets none', async () => {
  const gateway = gatewayOver('AppConfig-GetConfiguration', {
    Application: { Ref: 'App' },
    Environment: { Ref: 'Env' },
    Configuration: { Ref: 'Profile' },
    ClientId: '$request.querystring.client',
    ClientConfigurationVersion: '$request.querystring.version',
  }, APP_CONFIG_RESOURCES);
  expect(await gateway.invoke({ path: '/?client=c&version=0' })).toMatchObject({
    status: 202, headers: { 'Configuration-Version': '1', 'Content-Type': 'application/json' }, body: Buffer.from('{"a":"é"}'),
  });
  expect(await gateway.invoke({ path: '/?client=c&version=1' })).toMatchObject({ status: 204, body: Buffer.alloc(0) });
  expect(await gateway.invoke({ path: '/?client=c' })).toMatchObject({ status: 400, body: Buffer.from('{"message":"Bad Request"}') });
});
