import type { Backend, BenchApp } from './apps';
import { measureInRounds } from './measure';
import type { Sample } from './sample';

const ROUNDS = 7;
const LAYOUTS = ['RESOURCES', 'DOCUMENT'] as const;
const CASES: { readonly backend: Backend; readonly routes: number }[] = [
  { backend: 'function', routes: 10 },
  { backend: 'function', routes: 100 },
  { backend: 'function', routes: 300 },
  { backend: 'queue', routes: 300 },
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
  for (const { backend, routes } of CASES) rows.push(...await rowsOf(backend, routes));
  return rows;
}

async function rowsOf(backend: Backend, routes: number): Promise<ConstructsRow[]> {
  const apps: BenchApp[] = [
    { maker: 'plain', backend, routes },
    ...LAYOUTS.flatMap((maker) => [{ maker, backend, routes: 0 }, { maker, backend, routes }]),
  ];
  const [peer, ...own] = await measureInRounds(apps, ROUNDS);
  return LAYOUTS.map((layout, index) => row(backend, layout, routes, own[2 * index + 1], own[2 * index], peer));
}

function row(backend: Backend, layout: string, routes: number, own: Sample, floor: Sample, peer: Sample): ConstructsRow {
  return {
    api: backend === 'function' ? 'rest' : 'rest-direct',
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
