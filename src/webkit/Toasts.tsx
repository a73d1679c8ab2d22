import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { Button } from './Button.tsx';

export interface Toast {
  readonly text: string;
  /** What takes it back, where it can be undone. */
  readonly undo?: { readonly label: string; readonly act: () => void };
}

const ToastContext = createContext<(toast: Toast) => void>(() => undefined);

/** Says in one line that something was done; `useToast()(…)`. */
export const useToast = (): ((toast: Toast) => void) => useContext(ToastContext);

// Long enough to read two lines and reach the undo button by keyboard.
const SHOWN_MS = 8_000;

export function ToastProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [toasts, setToasts] = useState<readonly (Toast & { readonly id: string })[]>([]);
  const show = useCallback((toast: Toast) => {
    const id = crypto.randomUUID();
    setToasts((now) => [...now.filter((other) => other.text !== toast.text).slice(-2), { ...toast, id }]);
    setTimeout(() => setToasts((now) => now.filter((other) => other.id !== id)), SHOWN_MS);
  }, []);
  return (
    <ToastContext value={show}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {toasts.map((toast) => (
          <div key={toast.id} className="toast fade-in">
            <span className="grow">{toast.text}</span>
            {toast.undo ? (
              <Button look="quiet" small onClick={toast.undo.act}>
                {toast.undo.label}
              </Button>
            ) : null}
          </div>
        ))}
      </div>
    </ToastContext>
  );
}
