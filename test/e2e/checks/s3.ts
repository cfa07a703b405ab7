import { deepStrictEqual } from 'node:assert';
import { DOCUMENTS } from '../../../examples/orders/tour/names';
import type { Check } from '../check';
import { HOSTILE_BYTES } from '../hostile';

const ACCEPT = { Accept: 'application/pdf' };
const PDF = { ...ACCEPT, 'Content-Type': 'application/pdf' };

/**
 * What is put through the API is in the bucket.
 */
export const s3: readonly Check[] = [
  {
    title: 'documents arrive byte for byte, and come back so',
    run: async (shop) => {
      for (const key of ['terms.pdf', 'a%20b/c%2Bd.pdf', '%E6%97%A5%C3%A9.pdf']) {
        const { headers } = await shop.send(200, 'PUT', `/documents/${key}`, HOSTILE_BYTES, PDF);
        deepStrictEqual((await shop.emulators.s3(`/${DOCUMENTS}/documents/${key}`)).equals(HOSTILE_BYTES), true);
        const back = await shop.send(200, 'GET', `/documents/${key}`, undefined, ACCEPT);
        deepStrictEqual(back.bytes.equals(HOSTILE_BYTES), true);
        deepStrictEqual([back.headers.get('etag'), back.headers.get('content-type')], [headers.get('etag'), 'application/pdf']);
      }
    },
  },
  {
    title: 'a part of a document, none that is known, none that is gone',
    run: async (shop) => {
      const { headers } = await shop.send(200, 'PUT', '/documents/part.pdf', Buffer.from([0, 255, 1, 254]), PDF);
      const part = await shop.send(206, 'GET', '/documents/part.pdf', undefined, { ...ACCEPT, Range: 'bytes=1-2' });
      deepStrictEqual([...part.bytes], [255, 1]);
      await shop.send(304, 'GET', '/documents/part.pdf', undefined, { ...ACCEPT, 'If-None-Match': headers.get('etag') ?? '' });
      const list = await shop.json<{ objects: { key: string; size: number }[] }>(200, 'GET', '/documents');
      deepStrictEqual(list.objects.filter(({ size }) => size === 4).map(({ key }) => key), ['part.pdf']);
      await shop.send(204, 'DELETE', '/documents/part.pdf');
      await shop.send(404, 'GET', '/documents/part.pdf');
    },
  },
];
