import { AwsAction, AwsRequest, JsonTemplate, RequestValue, ResponseValue } from 'cdk-apigateway-patterns';
import type { RestGateway } from 'cdk-apigateway-patterns';
import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { BackOffice } from '../resources/back-office';

/**
 * Services without a class of their own: one action in each of the four ways in which AWS is called.
 *
 * @param iotEndpoint first part of the account's endpoint for devices, which is its sub-domain
 */
export function addOtherServiceRoutes(api: RestGateway, backOffice: BackOffice, iotEndpoint: string): void {
  addOpeningHours(api, backOffice);
  addAlarms(api);
  addReminders(api, backOffice);
  addDoorbell(api, iotEndpoint);
}

/** JSON, with the action in a header. */
function addOpeningHours(api: RestGateway, { openingHours }: BackOffice): void {
  api.addRoute('GET /opening-hours', new AwsAction({
    service: 'ssm',
    action: 'GetParameter',
    resources: [openingHours.parameterArn],
    request: AwsRequest.json({
      targetPrefix: 'AmazonSSM',
      body: JsonTemplate.object({ Name: JsonTemplate.literal(openingHours.parameterName) }),
    }),
    response: JsonTemplate.object({ openingHours: JsonTemplate.json(ResponseValue.body('Parameter.Value')) }),
    errors: { ParameterNotFound: 404 },
  }));
}

/** A form, with lists in it. */
function addAlarms(api: RestGateway): void {
  api.addRoute('POST /alarms/states', new AwsAction({
    service: 'monitoring',
    action: 'DescribeAlarms',
    iamAction: 'cloudwatch:DescribeAlarms',
    resources: [arn(api, 'cloudwatch', 'alarm', '*', ArnFormat.COLON_RESOURCE_NAME)],
    request: AwsRequest.query({
      version: '2010-08-01',
      parameters: { StateValue: RequestValue.query('state').or('ALARM') },
      lists: { 'AlarmNames.member': RequestValue.body('names') },
    }),
    response: JsonTemplate.object({ alarms: JsonTemplate.json(ResponseValue.body('DescribeAlarmsResponse.DescribeAlarmsResult.MetricAlarms')) }),
  }));
}

/** A path for each resource. */
function addReminders(api: RestGateway, { reminders }: BackOffice): void {
  const group = reminders.scheduleGroupName;
  api.addRoute('DELETE /reminders/{name}', new AwsAction({
    service: 'scheduler',
    action: 'DeleteSchedule',
    resources: [arn(api, 'scheduler', 'schedule', `${group}/*`, ArnFormat.SLASH_RESOURCE_NAME)],
    request: AwsRequest.rest({
      method: 'DELETE',
      path: `schedules/{name}?groupName=${group}`,
      pathVariables: { name: RequestValue.path('name') },
    }),
  }));
}

/** A sub-domain for each account. */
function addDoorbell(api: RestGateway, iotEndpoint: string): void {
  api.addRoute('POST /doorbell', new AwsAction({
    service: 'iotdata',
    subdomain: iotEndpoint,
    action: 'Publish',
    iamAction: 'iot:Publish',
    resources: [arn(api, 'iot', 'topic', 'shop/doorbell', ArnFormat.SLASH_RESOURCE_NAME)],
    request: AwsRequest.rest({
      method: 'POST',
      path: 'topics/shop/doorbell?qos=1',
      body: JsonTemplate.object({ visitor: JsonTemplate.string(RequestValue.body('visitor')) }),
    }),
  }));
}

function arn(api: RestGateway, service: string, resource: string, resourceName: string, arnFormat: ArnFormat): string {
  return Stack.of(api).formatArn({ service, resource, resourceName, arnFormat });
}
