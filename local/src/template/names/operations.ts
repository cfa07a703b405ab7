import { arnOf, identified, idOf, joined, named, type NamingRules } from './naming';
import { stackId } from '../stack-id';

const LOG_GROUP = named('LogGroupName');
const ALARM = named('AlarmName');
const FIRST = () => '1';

/**
 * Names of what watches and deploys.
 */
export const OPERATIONS_NAMES: NamingRules = {
  'AWS::AppConfig::Application': identified(idOf, ['ApplicationId']),
  'AWS::AppConfig::ConfigurationProfile': identified(idOf, ['ConfigurationProfileId']),
  'AWS::AppConfig::Deployment': identified(FIRST, ['DeploymentNumber']),
  'AWS::AppConfig::DeploymentStrategy': identified(idOf, ['Id']),
  'AWS::AppConfig::Environment': identified(idOf, ['EnvironmentId']),
  'AWS::AppConfig::HostedConfigurationVersion': identified(FIRST, ['VersionNumber']),
  'AWS::CloudFormation::Stack': identified(({ stackName, logicalId, environment }) => stackId(`${stackName}-${logicalId}`, environment), []),
  'AWS::CloudWatch::Alarm': identified(ALARM, [], { Arn: arnOf('cloudwatch', joined('alarm:', ALARM)) }),
  'AWS::CloudWatch::CompositeAlarm': identified(ALARM, [], { Arn: arnOf('cloudwatch', joined('alarm:', ALARM)) }),
  'AWS::CloudWatch::Dashboard': identified(named('DashboardName'), []),
  'AWS::Logs::LogGroup': identified(LOG_GROUP, [], { Arn: arnOf('logs', joined('log-group:', LOG_GROUP, ':*')) }),
};
