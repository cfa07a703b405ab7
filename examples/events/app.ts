import { App } from 'aws-cdk-lib';
import { EventsStack } from './events-stack';

new EventsStack(new App(), 'Events');
