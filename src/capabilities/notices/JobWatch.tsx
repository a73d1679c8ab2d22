import type { ReactNode } from 'react';
import { isUnderWay, JobProgress } from '../../webkit/JobProgress.tsx';
import { Loaded } from '../../webkit/Loaded.tsx';
import { useCommand, useQueryOf } from '../../webkit/queries.ts';
import { cancelJob, getJob } from './notice.api.ts';

const POLL_MS = 1_000;

/** A job followed until it ends, with a way to stop it. */
export function JobWatch({ id }: { readonly id: string }): ReactNode {
  const first = useQueryOf(getJob, { params: { id } });
  const running = isUnderWay(first.data);
  const followed = useQueryOf(getJob, { params: { id } }, { refetchInterval: running ? POLL_MS : false });
  const cancel = useCommand(cancelJob);
  return (
    <Loaded query={followed} lines={2}>
      {(job) => <JobProgress job={job} onCancel={() => cancel.mutate({ params: { id } })} />}
    </Loaded>
  );
}
