import type { NeedStatus } from './need.schema.ts';

/** The life of a need. One table; nobody else decides. */
const TRANSITIONS: Readonly<Record<NeedStatus, readonly NeedStatus[]>> = {
  draft: ['open', 'withdrawn'],
  open: ['inProgress', 'withdrawn'],
  inProgress: ['inProgress', 'met', 'closedUnmet', 'withdrawn'],
  met: ['inProgress'],
  closedUnmet: ['inProgress'],
  withdrawn: [],
};

export const canBecome = (from: NeedStatus, to: NeedStatus): boolean => TRANSITIONS[from].includes(to);

/** The region a need is open to: nobody for named receivers, the home district, or the corridor zone. */
export function openRegionOf(
  audience: 'receivers' | 'district' | 'corridor',
  regionId: string,
  corridor: string,
): string | null {
  return audience === 'receivers' ? null : audience === 'district' ? regionId : corridor;
}

/** What became of the need once its case closed: met when somebody helped. */
export const statusAfterClosing = (helped: boolean): NeedStatus => (helped ? 'met' : 'closedUnmet');
