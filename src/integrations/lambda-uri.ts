import { Aws } from 'aws-cdk-lib';

/**
 * The URI by which API Gateway invokes a function.
 *
 * @param functionArn ARN of the function, with its qualifier
 * @param region region of the function
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
export function invocationUri(functionArn: string, region: string): string {
  return `arn:${Aws.PARTITION}:apigateway:${region}:lambda:path/2015-03-31/functions/${functionArn}/invocations`;
}

/**
 * The URI by which API Gateway invokes a function and passes its answer on as it comes.
 *
 * @param functionArn ARN of the function, with its qualifier
 * @param region region of the function
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode-lambda.html
 */
export function streamingUri(functionArn: string, region: string): string {
  return `arn:${Aws.PARTITION}:apigateway:${region}:lambda:path/2021-11-15/functions/${functionArn}/response-streaming-invocations`;
}
