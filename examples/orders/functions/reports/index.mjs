/* global awslambda */

const MONTHS = ['January', 'February', 'March'];

/**
 * Writes a report line by line, while the caller reads it.
 */
export const handler = awslambda.streamifyResponse(async (event, stream) => {
  const response = awslambda.HttpResponseStream.from(stream, { statusCode: 200, headers: { 'Content-Type': 'text/csv' } });
  response.write('month,orders\n');
  for (const month of MONTHS) {
    response.write(`${month},0\n`);
  }
  response.end();
});
