import type { ButtonHTMLAttributes, ReactNode } from 'react';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: 'plain' | 'primary' | 'danger' | 'quiet';
  readonly small?: boolean;
  /** Under way: the press is kept, further presses wait. */
  readonly busy?: boolean;
}

export const buttonClass = (look: ButtonProps['look'] = 'plain', small = false): string =>
  ['button', look === 'plain' ? '' : `button-${look}`, small ? 'button-small' : ''].filter(Boolean).join(' ');

export function Button({ look, small, busy, className, type, disabled, ...rest }: ButtonProps): ReactNode {
  const names = [buttonClass(look, small), className].filter(Boolean).join(' ');
  return (
    <button
      {...rest}
      type={type ?? 'button'}
      className={names}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
    />
  );
}
