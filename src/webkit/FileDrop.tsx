import { type ReactNode, useState } from 'react';
import { Button } from './Button.tsx';
import { formatBytes } from './format.ts';
import { useTexts } from './i18n.ts';
import { webkitTexts } from './webkit.texts.ts';

export interface FileDropProps {
  readonly label: string;
  readonly accept?: string;
  readonly maxBytes: number;
  readonly busy?: boolean;
  readonly chosen?: string | undefined;
  readonly error?: string | undefined;
  readonly onFile: (file: File) => void;
  readonly onRemove?: () => void;
}

/** Takes one file by click, key or drop; too large a file is refused before it is sent. */
export function FileDrop({ label, accept, maxBytes, busy, chosen, error, onFile, onRemove }: FileDropProps): ReactNode {
  const t = useTexts(webkitTexts);
  const [over, setOver] = useState(false);
  const [tooLarge, setTooLarge] = useState<string>();
  const take = (file: File | undefined): void => {
    if (!file) return;
    const large = file.size > maxBytes;
    setTooLarge(large ? t('fileTooLarge', { size: formatBytes(file.size), limit: formatBytes(maxBytes) }) : undefined);
    if (!large) onFile(file);
  };
  return (
    <div className="field">
      <span className="field-label">{label}</span>
      {chosen ? (
        <div className="row">
          <span>{chosen}</span>
          {onRemove ? (
            <Button small onClick={onRemove}>
              {t('removeFile')}
            </Button>
          ) : null}
        </div>
      ) : (
        <label
          className={over ? 'drop drop-over' : 'drop'}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            setOver(false);
            take(event.dataTransfer.files[0]);
          }}
        >
          <span>{busy ? t('uploading') : t('dropFile')}</span>
          <span className="field-hint">{t('fileLimit', { size: formatBytes(maxBytes) })}</span>
          <input
            className="visually-hidden"
            type="file"
            accept={accept}
            aria-label={label}
            disabled={busy}
            onChange={(event) => {
              take(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
        </label>
      )}
      {(error ?? tooLarge) ? (
        <span className="field-error" role="alert">
          {error ?? tooLarge}
        </span>
      ) : null}
    </div>
  );
}
