/**
 * Quotes prices: for HTTP requests as API Gateway hands them on, and for events of the API's own making.
 */
export const handler = async (event) => {
  if (event.sku !== undefined) {
    return quote(event.sku, event.quantity);
  }
  const quantity = Number(event.queryStringParameters?.quantity ?? 1);
  return {
    statusCode: 200,
    headers: { 'Content-Type': 'application/json', 'Access-Control-Allow-Origin': 'https://shop.example' },
    body: JSON.stringify(quote(event.pathParameters.sku, quantity)),
  };
};

function quote(sku, quantity) {
  if (quantity > 1000) {
    throw new Error('[TooMany] ask the sales department');
  }
  return { sku, quantity, amount: quantity * 12.5, currency: 'EUR' };
}
