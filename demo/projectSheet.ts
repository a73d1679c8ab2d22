import type { FactSheet } from './factSheets.ts';
import type { Profile } from './profile.ts';
import type { Random } from './random.ts';

const FEN_PER_WAN = 1_000_000;

/** One investment project of a synthetic manufacturer: money ex tax, equipment the larger part. */
export function addProject(sheet: FactSheet, profile: Profile, regionId: string, random: Random): void {
  if (!random.chance(0.35)) return;
  const total = profile.flaws.has('smallProject') ? random.int(300, 499) : random.int(500, 6_000);
  const equipment = Math.round(total * 0.75);
  sheet.add('projectRegion', '', regionId, 'declared');
  sheet.add('projectFixedInvestment', '', total * FEN_PER_WAN, 'declared');
  sheet.add('projectEquipment', '', equipment * FEN_PER_WAN, 'declared');
  sheet.add('projectBuilding', '', (total - equipment) * FEN_PER_WAN, 'declared');
  sheet.add('projectApproved', '', total * FEN_PER_WAN, 'declared');
  sheet.add('projectStage', '', 'under_construction', 'declared');
  sheet.add('projectKey', '', random.chance(0.15), 'declared');
  sheet.add('projectFilingsDone', '', random.chance(0.9), 'declared');
}
