import type { ReactNode } from 'react';
import { Button } from '../../webkit/Button.tsx';
import { useTexts } from '../../webkit/i18n.ts';
import { Panel } from '../../webkit/Panel.tsx';
import { useCommand } from '../../webkit/queries.ts';
import { ErrorNotice } from '../../webkit/States.tsx';
import { useDownload } from '../../webkit/useDownload.ts';
import { FileUpload } from '../documents/FileUpload.tsx';
import { downloadFile } from '../documents/file.api.ts';
import { activitiesTexts } from './activities.texts.ts';
import { attachToActivity } from './activity.api.ts';
import type { Activity } from './activity.schema.ts';

/** Files of an activity: uploaded by the host, opened by whom the activity is meant for. */
export function FilesPanel({ activity }: { readonly activity: Activity }): ReactNode {
  const t = useTexts(activitiesTexts);
  const download = useDownload();
  const attach = useCommand(attachToActivity);
  const may = activity.isHost && activity.status !== 'archived' && activity.status !== 'cancelled';
  return (
    <Panel title={t('files.title')}>
      <div className="stack-tight">
        {activity.files.length === 0 ? <p className="soft">{t('files.none')}</p> : null}
        <ul>
          {activity.files.map((file) => (
            <li key={file.id}>
              <Button
                look="quiet"
                small
                onClick={() => download(downloadFile, { params: { regionId: file.regionId, id: file.id } }, file.name)}
              >
                {file.name}
              </Button>
            </li>
          ))}
        </ul>
        {may ? (
          <FileUpload
            key={activity.files.length}
            label={t('files.add')}
            purpose="attachment"
            onUploaded={(file) => {
              if (file)
                attach.mutate({
                  params: { regionId: activity.regionId, id: activity.id },
                  body: { regionId: file.regionId, id: file.id },
                });
            }}
          />
        ) : null}
        <ErrorNotice error={attach.error} />
      </div>
    </Panel>
  );
}
