import type { ReactNode } from 'react';
import { ImportPage } from '../capabilities/facts/ImportPage.tsx';
import { cancelJob } from '../capabilities/notices/notice.api.ts';
import { useCommand } from '../webkit/queries.ts';

/** Jobs belong to a later room than imports; the page is given the way to stop one. */
export function ImportRoute(): ReactNode {
  const cancel = useCommand(cancelJob);
  return <ImportPage onCancelJob={(id) => cancel.mutate({ params: { id } })} />;
}
