import type { ReactNode } from 'react';
import { MakeGrantList } from '../capabilities/grantLists/MakeGrantList.tsx';
import { ProgramPage } from '../capabilities/matching/ProgramPage.tsx';
import { JobWatch } from '../capabilities/notices/JobWatch.tsx';
import { EditRules } from '../capabilities/offers/StartDraft.tsx';

/** Jobs and lists of grants belong to later rooms than programs; the page is given the parts that follow. */
export function ProgramRoute(): ReactNode {
  return (
    <ProgramPage
      job={(id) => <JobWatch id={id} />}
      action={(program) => (
        <>
          <EditRules offer={program.offer} />
          <MakeGrantList program={program} />
        </>
      )}
    />
  );
}
