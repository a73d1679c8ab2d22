import { createContext, type ReactNode, useContext } from 'react';
import { type Actor, mayActor } from '../kernel/actor.ts';

const ActorContext = createContext<Actor | null>(null);

export function ActorProvider({ actor, children }: { readonly actor: Actor; readonly children: ReactNode }): ReactNode {
  return <ActorContext value={actor}>{children}</ActorContext>;
}

/** Who is signed in. Pages behind the shell always have someone. */
export function useActor(): Actor {
  const actor = useContext(ActorContext);
  if (!actor) throw new Error('a page that needs an actor was shown outside the shell');
  return actor;
}

/** Whether the one signed in may do something; the server decides again. */
export const useMay = (permission: string): boolean => mayActor(useActor(), permission);
