import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';
import { useTexts } from './i18n.ts';
import { webkitTexts } from './webkit.texts.ts';

export interface DialogProps {
  readonly title: string;
  readonly wide?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A native modal dialog: the browser keeps the focus inside and gives Escape its meaning. Mount it to open it. */
export function Dialog({ title, wide, onClose, children }: DialogProps): ReactNode {
  const t = useTexts(webkitTexts);
  const id = useId();
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current;
    if (dialog && !dialog.open) dialog.showModal();
  }, []);
  return (
    <dialog ref={element} className={wide ? 'dialog dialog-wide' : 'dialog'} aria-labelledby={id} onClose={onClose}>
      <div className="dialog-head">
        <h2 className="panel-title" id={id}>
          {title}
        </h2>
        <Button look="quiet" aria-label={t('close')} onClick={onClose}>
          <Icon name="close" />
        </Button>
      </div>
      <div className="dialog-body">{children}</div>
    </dialog>
  );
}
