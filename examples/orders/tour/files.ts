import { DOCUMENTS, SITE } from './names';
import { xmlError } from '../../tour/service-errors';
import { problem } from '../../tour/step';
import type { Chapter, ExpectedCall, Step } from '../../tour/step';

const PDF = Buffer.from([0x25, 0x50, 0x44, 0x46, 0xff, 0x00]);
const PDF_TEXT = `base64:${PDF.toString('base64')}`;

const reading: Step[] = [
  {
    title: 'A document, byte for byte; its storage class and the like stay inside',
    request: { path: '/documents/terms.pdf', headers: { Accept: 'application/pdf' } },
    call: get('documents/terms.pdf'),
    answer: {
      status: 200,
      headers: { 'Content-Type': 'application/pdf', 'ETag': '"9a0364b9"', 'x-amz-server-side-encryption': undefined },
      body: PDF_TEXT,
    },
  },
  {
    title: 'A part of it: 206',
    request: { path: '/documents/terms.pdf', headers: { Accept: 'application/pdf', Range: 'bytes=4-' } },
    says: { status: 206, headers: { 'Content-Type': 'application/pdf', 'Content-Range': 'bytes 4-5/6' }, body: PDF.subarray(4) },
    call: get('documents/terms.pdf', { Range: 'bytes=4-' }),
    answer: { status: 206, headers: { 'Content-Range': 'bytes 4-5/6' }, body: `base64:${PDF.subarray(4).toString('base64')}` },
  },
  {
    title: 'Nothing new: 304',
    request: { path: '/documents/terms.pdf', headers: { 'If-None-Match': '"9a0364b9"' } },
    says: { status: 304, headers: { ETag: '"9a0364b9"' } },
    call: get('documents/terms.pdf', { IfNoneMatch: '"9a0364b9"' }),
    answer: { status: 304, headers: { ETag: '"9a0364b9"' } },
  },
  {
    title: 'A document in a folder, with a space and an accent in its name',
    request: { path: '/documents/2026/caf%C3%A9%20menu.pdf', headers: { Accept: 'application/pdf' } },
    call: get('documents/2026/café menu.pdf'),
    answer: { status: 200, body: PDF_TEXT },
  },
  {
    title: 'A document that is not there: 404. S3 says 403 to those who may not list the bucket',
    kind: 'failure',
    request: { path: '/documents/nothing.pdf' },
    says: xmlError('AccessDenied', 403, 'no identity-based policy allows the s3:ListBucket action'),
    call: get('documents/nothing.pdf'),
    answer: problem(404),
  },
  {
    title: 'A bucket that is closed to us is our fault: 502',
    kind: 'failure',
    request: { path: '/documents/terms.pdf' },
    says: xmlError('AccessDenied', 403),
    call: get('documents/terms.pdf'),
    answer: problem(502),
  },
  {
    title: 'The way up and out of the folder: 400; the call that leaves is one that S3 refuses',
    kind: 'hostile',
    request: { path: '/documents/..%2f..%2faudit/secret' },
    call: refused('s3:GetObject'),
    answer: problem(400),
  },
  {
    title: 'Another question behind the name of the document',
    kind: 'hostile',
    request: { path: '/documents/terms.pdf%3Facl' },
    call: refused('s3:GetObject'),
    answer: problem(400),
  },
  {
    title: 'How large is it?',
    request: { method: 'HEAD', path: '/documents/terms.pdf' },
    says: { headers: { 'Content-Type': 'application/pdf', 'ETag': '"9a0364b9"' } },
    call: { action: 's3:HeadObject', parameters: { Bucket: DOCUMENTS, Key: 'documents/terms.pdf' } },
    answer: { status: 200, headers: { 'Content-Type': 'application/pdf', 'ETag': '"9a0364b9"' } },
  },
  {
    title: 'Which documents are there? Without the folder that they are in',
    request: { path: '/documents?prefix=te&limit=10' },
    call: list({ Prefix: 'documents/te', MaxKeys: 10 }),
    answer: { status: 200, body: { objects: [{ key: 'terms.pdf', size: 6, lastModified: '2026-02-03T10:00:00.000Z', eTag: '"9a0364b9"' }], prefixes: [] } },
  },
  {
    title: 'A list that would ask for something else',
    kind: 'hostile',
    request: { path: '/documents', query: { prefix: 'x&versions&delimiter=' } },
    call: list({ ExpectedBucketOwner: 'refused' }),
    answer: problem(400),
  },
  {
    title: 'S3 asks to slow down: 429',
    kind: 'failure',
    request: { path: '/documents' },
    says: xmlError('SlowDown', 503),
    call: list({}),
    answer: { ...problem(429), headers: { 'Retry-After': '1' } },
  },
];

const writing: Step[] = [
  {
    title: 'A document is stored, byte for byte, with its type',
    request: { method: 'PUT', path: '/documents/terms.pdf', headers: { 'Content-Type': 'application/pdf' }, body: PDF },
    call: { action: 's3:PutObject', parameters: { Bucket: DOCUMENTS, Key: 'documents/terms.pdf', ContentType: 'application/pdf', Body: PDF_TEXT } },
    answer: { status: 200, headers: { ETag: '"9a0364b9"' }, body: {} },
  },
  {
    title: 'A document that must not be there yet is: 412',
    kind: 'failure',
    request: { method: 'PUT', path: '/documents/terms.pdf', headers: { 'Content-Type': 'application/pdf', 'If-None-Match': '*' }, body: PDF },
    says: xmlError('PreconditionFailed', 412),
    call: {
      action: 's3:PutObject',
      parameters: { Bucket: DOCUMENTS, Key: 'documents/terms.pdf', ContentType: 'application/pdf', IfNoneMatch: '*', Body: PDF_TEXT },
    },
    answer: problem(412),
  },
  {
    title: 'Somebody puts an access control list where a document should be',
    kind: 'hostile',
    request: { method: 'PUT', path: '/documents/terms.pdf%3Facl', headers: { 'Content-Type': 'application/json' }, body: '{"grant":"all"}' },
    call: refused('s3:PutObject', { ContentType: 'application/json' }),
    answer: problem(400),
  },
  {
    title: 'A document is deleted',
    request: { method: 'DELETE', path: '/documents/terms.pdf' },
    call: { action: 's3:DeleteObject', parameters: { Bucket: DOCUMENTS, Key: 'documents/terms.pdf' } },
    answer: { status: 204 },
  },
  {
    title: 'A version that was to be gone for good stays',
    kind: 'hostile',
    request: { method: 'DELETE', path: '/documents/terms.pdf%3FversionId=1' },
    call: refused('s3:DeleteObject'),
    answer: problem(400),
  },
];

const site: Step[] = [
  {
    title: 'The first page of the shop, for everybody',
    request: { path: '/site', caller: undefined, headers: { Accept: 'text/html,*/*' } },
    call: { action: 's3:GetObject', parameters: { Bucket: SITE, Key: 'site/index.html' } },
    answer: { status: 200, headers: { 'Content-Type': 'text/html', 'X-Content-Type-Options': 'nosniff' }, body: '<h1>The shop</h1>' },
  },
  {
    title: 'The page of a folder',
    request: { path: '/site/teas/green', caller: undefined, headers: { Accept: 'text/html' } },
    call: { action: 's3:GetObject', parameters: { Bucket: SITE, Key: 'site/teas/green/index.html' } },
    answer: { status: 200, body: '<h1>The shop</h1>' },
  },
  {
    title: 'A page from outside the site',
    kind: 'hostile',
    request: { path: '/site/%2e%2e/%2e%2e/secret.html', caller: undefined },
    call: { action: 's3:GetObject', parameters: { Bucket: SITE, Key: 'site/refused', ExpectedBucketOwner: 'refused' } },
    answer: problem(400),
  },
];

function get(key: string, parameters: object = {}): ExpectedCall {
  return { action: 's3:GetObject', parameters: { Bucket: DOCUMENTS, Key: key, ...parameters } };
}

/** A call for an object of an owner who cannot be one. */
function refused(action: string, parameters: object = {}): ExpectedCall {
  return { action, parameters: { Bucket: DOCUMENTS, Key: 'documents/refused', ExpectedBucketOwner: 'refused', ...parameters } };
}

function list(parameters: object): ExpectedCall {
  return {
    action: 's3:ListObjectsV2',
    parameters: { Bucket: DOCUMENTS, Prefix: 'documents/', MaxKeys: 100, EncodingType: 'url', ...parameters },
  };
}

/**
 * Documents and pages.
 */
export const files: readonly Chapter[] = [
  { title: 'Documents: S3', steps: [...reading, ...writing] },
  { title: 'The site: S3, open to everybody', steps: site },
];
