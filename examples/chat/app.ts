import { App } from 'aws-cdk-lib';
import { ChatStack } from './chat-stack';

new ChatStack(new App(), 'Chat');
