import { type ReactNode, useState } from 'react';
import { FileDrop } from '../../webkit/FileDrop.tsx';
import { formatBytes } from '../../webkit/format.ts';
import { useTexts } from '../../webkit/i18n.ts';
import { useCommand } from '../../webkit/queries.ts';
import { errorSentence } from '../../webkit/States.tsx';
import { webkitTexts } from '../../webkit/webkit.texts.ts';
import { uploadFile } from './file.api.ts';
import { FILE_MAX_BYTES, type StoredFile } from './file.schema.ts';

export interface FileUploadProps {
  readonly label: string;
  readonly purpose: 'authority' | 'evidence' | 'attachment';
  readonly accept?: string;
  readonly error?: string | undefined;
  readonly onUploaded: (file: StoredFile | undefined) => void;
}

/** Uploads one file at once and hands back its reference; what it belongs to is said when the form is sent. */
export function FileUpload({ label, purpose, accept, error, onUploaded }: FileUploadProps): ReactNode {
  const kit = useTexts(webkitTexts);
  const [stored, setStored] = useState<StoredFile>();
  const keep = (file: StoredFile | undefined): void => {
    setStored(file);
    onUploaded(file);
  };
  const upload = useCommand(uploadFile, keep);
  return (
    <FileDrop
      label={label}
      maxBytes={FILE_MAX_BYTES}
      busy={upload.isPending}
      chosen={stored ? `${stored.name} · ${formatBytes(stored.sizeBytes)}` : undefined}
      error={upload.error ? errorSentence(upload.error, kit) : error}
      onFile={(file) => upload.mutate({ query: { name: file.name, purpose }, bytes: file })}
      onRemove={() => keep(undefined)}
      {...(accept ? { accept } : {})}
    />
  );
}
