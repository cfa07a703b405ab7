import { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import type { IScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import type { IStringParameter } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';

/**
 * What the people behind the counter use.
 */
export class BackOffice extends Construct {
  public readonly openingHours: IStringParameter;
  public readonly reminders: IScheduleGroup;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.openingHours = new StringParameter(this, 'OpeningHours', { stringValue: 'Mo-Fr 9-18' });
    this.reminders = new ScheduleGroup(this, 'Reminders');
  }
}
