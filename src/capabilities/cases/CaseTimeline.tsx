import type { ReactNode } from 'react';
import { Button } from '../../webkit/Button.tsx';
import { formatBytes } from '../../webkit/format.ts';
import { usePick, useTexts } from '../../webkit/i18n.ts';
import type { Tone } from '../../webkit/StatusTag.tsx';
import { Timeline } from '../../webkit/Timeline.tsx';
import { useDownload } from '../../webkit/useDownload.ts';
import { downloadFile } from '../documents/file.api.ts';
import type { TimelineEntry } from './case.schema.ts';
import { casesTexts } from './cases.texts.ts';

const TONES: Readonly<Record<TimelineEntry['kind'], Tone>> = {
  opened: 'active',
  position: 'active',
  paused: 'wait',
  resumed: 'active',
  reminder: 'wait',
  escalation: 'act',
  transferred: 'active',
  task: 'idle',
  taskDone: 'done',
  contact: 'active',
  comment: 'idle',
  attachment: 'idle',
  closed: 'done',
  outcome: 'done',
  withdrawn: 'idle',
};

function EntryBody({ entry }: { readonly entry: TimelineEntry }): ReactNode {
  const t = useTexts(casesTexts);
  const download = useDownload();
  const { file } = entry;
  return (
    <>
      {entry.note ? <p className="prose soft">{entry.note}</p> : null}
      {entry.nextStep ? (
        <p>
          {t('page.next', { step: entry.nextStep })}
          {entry.nextOn ? <span className="soft"> · {t('page.nextOn', { date: entry.nextOn })}</span> : null}
        </p>
      ) : null}
      {file ? (
        <Button small onClick={() => download(downloadFile, { params: file }, file.name)}>
          {t('page.download', { name: file.name, size: formatBytes(file.sizeBytes) })}
        </Button>
      ) : null}
    </>
  );
}

/** Everything that happened in the case, newest first, each with who and in whose name. */
export function CaseTimeline({ entries }: { readonly entries: readonly TimelineEntry[] }): ReactNode {
  const pick = usePick();
  return (
    <Timeline
      items={[...entries]
        .sort((a, b) => b.at.localeCompare(a.at))
        .map((entry) => ({
          id: entry.id,
          at: entry.at,
          tone: TONES[entry.kind],
          title: pick(entry.text),
          by: [entry.orgName, entry.byName].filter(Boolean).join(' '),
          body: <EntryBody entry={entry} />,
        }))}
    />
  );
}
