import type { BenchApp, Layout } from './apps';
import { measureInRounds } from './measure';
import type { Sample } from './sample';

const ROUNDS = 7;

interface Case extends Pick<BenchApp, 'kind' | 'backend' | 'routes'> {
  readonly layouts: readonly Layout[];
}

const REST = { kind: 'rest', layouts: ['RESOURCES', 'DOCUMENT'] } as const;
const HTTP = { kind: 'http', layouts: ['RESOURCES', 'DOCUMENT'] } as const;
const WEBSOCKET = { kind: 'websocket', layouts: ['RESOURCES'] } as const;

const CASES: readonly Case[] = [
  { ...REST, backend: 'function', routes: 10 },
  { ...REST, backend: 'function', routes: 100 },
  { ...REST, backend: 'function', routes: 300 },
  { ...REST, backend: 'queue', routes: 300 },
  { ...HTTP, backend: 'function', routes: 10 },
  { ...HTTP, backend: 'function', routes: 100 },
  { ...HTTP, backend: 'function', routes: 300 },
  { ...HTTP, backend: 'queue', routes: 300 },
  { ...WEBSOCKET, backend: 'function', routes: 10 },
  { ...WEBSOCKET, backend: 'function', routes: 100 },
  { ...WEBSOCKET, backend: 'function', routes: 300 },
];

/**
 * One line of the report. Times are medians in milliseconds; `peer` is the same API by plain L2 constructs, and the floor is the
 * same app without routes.
 */
export interface ConstructsRow {
  readonly api: string;
  readonly layout: string;
  readonly routes: number;
  readonly resources: number;
  readonly templateBytes: number;
  readonly synthMs: number;
  readonly floorMs: number;
  readonly peerResources: number;
  readonly peerTemplateBytes: number;
  readonly peerSynthMs: number;
}

/**
 * Measures the constructs beside plain L2 ones.
 */
export async function constructsRows(): Promise<ConstructsRow[]> {
  const rows: ConstructsRow[] = [];
  for (const one of CASES) rows.push(...await rowsOf(one));
  return rows;
}

async function rowsOf(one: Case): Promise<ConstructsRow[]> {
  const { kind, backend, routes, layouts } = one;
  const apps: BenchApp[] = [
    { kind, backend, routes, maker: 'plain' },
    ...layouts.flatMap((maker) => [{ kind, backend, routes: 0, maker }, { kind, backend, routes, maker }]),
  ];
  const [peer, ...own] = await measureInRounds(apps, ROUNDS);
  return layouts.map((layout, index) => row(one, layout, own[2 * index + 1], own[2 * index], peer));
}

function row({ kind, backend, routes }: Case, layout: Layout, own: Sample, floor: Sample, peer: Sample): ConstructsRow {
  return {
    api: backend === 'function' ? kind : `${kind}-direct`,
    layout,
    routes,
    resources: own.resources,
    templateBytes: own.templateBytes,
    synthMs: Math.round(own.synthMs),
    floorMs: Math.round(floor.synthMs),
    peerResources: peer.resources,
    peerTemplateBytes: peer.templateBytes,
    peerSynthMs: Math.round(peer.synthMs),
  };
}

/**
 * Time above the floor, as a share of the peer's.
 */
export function timeToPeer({ synthMs, floorMs, peerSynthMs }: ConstructsRow): number {
  return Number(((synthMs - floorMs) / (peerSynthMs - floorMs)).toFixed(2));
}
