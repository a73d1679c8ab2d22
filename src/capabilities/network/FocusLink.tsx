import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useCallback } from 'react';
import type { NetworkNode } from './network.schema.ts';

const lookingAt = (key: string | undefined) => (now: object) => ({ ...now, focus: key, after: undefined }) as never;

/** Looks into a group or a node; the filters stay, and the back button comes back. */
export function FocusLink({
  node,
  children,
}: {
  readonly node: NetworkNode | null;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <Link to="." search={lookingAt(node?.key)}>
      {children}
    </Link>
  );
}

/** The same for what is pressed in the picture or found by name. */
export function useFocus(): (key: string) => void {
  const navigate = useNavigate();
  return useCallback((key) => void navigate({ to: '.', search: lookingAt(key) }), [navigate]);
}
