import { CorsHeaders } from '../../src/protection';

const EXPOSED = { 'Access-Control-Expose-Headers': 'ETag' };
const exposeHeaders = ['ETag'];

test('every origin', () => {
  expect(CorsHeaders.forOrigin({ allowOrigins: ['*'], exposeHeaders }, 'https://any.example'))
    .toEqual({ 'Access-Control-Allow-Origin': '*', ...EXPOSED });
});

test('one origin, with credentials', () => {
  expect(CorsHeaders.forOrigin({ allowOrigins: ['https://a.example'], allowCredentials: true, exposeHeaders }, 'https://a.example'))
    .toEqual({ 'Access-Control-Allow-Origin': 'https://a.example', 'Access-Control-Allow-Credentials': 'true', ...EXPOSED });
});

test('several origins vary by origin', () => {
  const cors = { allowOrigins: ['https://a.example', 'https://b.example'], allowCredentials: true, exposeHeaders };
  expect(CorsHeaders.forOrigin(cors, 'https://b.example')).toEqual({
    'Access-Control-Allow-Origin': 'https://b.example', 'Access-Control-Allow-Credentials': 'true', 'Vary': 'Origin', ...EXPOSED,
  });
  expect(CorsHeaders.forOrigin(cors, 'https://evil.example')).toEqual({ Vary: 'Origin' });
});

test('an origin that is not the one gets nothing', () => {
  expect(CorsHeaders.forOrigin({ allowOrigins: ['https://a.example'], allowCredentials: true }, 'https://a.example.evil')).toEqual({});
});

test('fails for what a gateway refuses', () => {
  expect(() => CorsHeaders.forOrigin({ allowOrigins: ['*'], allowCredentials: true }, 'https://a.example')).toThrow(/'allowCredentials'/);
});
