import type { ReactNode } from 'react';
import { ProgramPage } from '../capabilities/matching/ProgramPage.tsx';
import { JobWatch } from '../capabilities/notices/JobWatch.tsx';

/** Jobs belong to a later room than programs; the page is given the part that follows one. */
export function ProgramRoute(): ReactNode {
  return <ProgramPage job={(id) => <JobWatch id={id} />} />;
}
