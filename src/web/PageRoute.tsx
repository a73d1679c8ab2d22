import type { ReactNode } from 'react';
import { PageFindings, useFactSpans } from '../capabilities/findings/PageFindings.tsx';
import { PagePage } from '../capabilities/pages/PagePage.tsx';

/** Facts belong to a later room than documents; the page is given the parts that follow. */
export function PageRoute(): ReactNode {
  return <PagePage useFacts={useFactSpans} aside={(page) => <PageFindings page={page} />} />;
}
