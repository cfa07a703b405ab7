import { APIGatewayClient } from '@aws-sdk/client-api-gateway';
export const handler = async () => new APIGatewayClient({});
