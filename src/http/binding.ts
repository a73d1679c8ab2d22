import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../kernel/actor.ts';
import type { Contract, ContractInput, ContractOutput } from '../kernel/contract.ts';
import type { Ids } from '../kernel/ids.ts';
import type { Cursors } from '../kernel/paging.ts';
import type { CommandResult } from '../storage/command.ts';
import type { Sql } from '../storage/sql.ts';
import type { Use } from '../storage/use.ts';

/** How rooms bind contracts to use cases. No decisions here: validation, permission, transaction and envelope are the app's. */

/** Who is behind a request. Supplied by app/wire from the accounts room. */
export interface Identity {
  /** The actor of a session token, or null; touches the session. */
  actorOf(token: string): Promise<Actor | null>;
}

/** A download. */
export interface FileAnswer {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

type Output<C extends Contract> = C['output'] extends 'file'
  ? FileAnswer
  : C['output'] extends 'none'
    ? undefined
    : ContractOutput<C>;

export interface Call<C extends Contract> extends ContractInput<C> {
  /** From If-Match; null where the contract is not versioned. */
  readonly version: number | null;
  /** Uploaded bytes; empty where the contract takes none. */
  readonly bytes: Uint8Array;
  readonly cursors: Cursors;
}

/** What operations outside the envelope need: their own transactions, the connection, the cookie. */
export interface PlainCall<C extends Contract> extends Call<C> {
  readonly sql: Sql;
  readonly actor: Actor | null;
  readonly now: Date;
  readonly ids: Ids;
  readonly source: string;
  readonly token: string | null;
  setToken(token: string | null): void;
}

/** What a command may use before its transaction: the embedded engine has one session, which no file may hold up while it is read. */
export interface Before {
  readonly sql: Sql;
  readonly actor: Actor;
}

export type Binding = { readonly contract: Contract } & (
  | { readonly kind: 'query'; readonly run: (use: Use, call: Call<Contract>) => Promise<unknown> }
  | {
      readonly kind: 'command';
      readonly prepare?: (before: Before, call: Call<Contract>) => Promise<unknown>;
      readonly run: (use: Use, call: Call<Contract>, prepared: unknown) => Promise<CommandResult<unknown>>;
    }
  | { readonly kind: 'plain'; readonly run: (call: PlainCall<Contract>) => Promise<unknown> }
);

/** A read: one transaction under the actor's row security. */
export const query = <C extends Contract>(
  contract: C,
  run: (use: Use, call: Call<C>) => Promise<Output<C>>,
): Binding => ({
  contract,
  kind: 'query',
  run: run as (use: Use, call: Call<Contract>) => Promise<unknown>,
});

/** A command: idempotency key, work, answer and ledger entry in one transaction. */
export const command = <C extends Contract>(
  contract: C,
  run: (use: Use, call: Call<C>) => Promise<CommandResult<Output<C>>>,
): Binding => ({
  contract,
  kind: 'command',
  run: run as (use: Use, call: Call<Contract>) => Promise<CommandResult<unknown>>,
});

/** A command with slow work that needs no transaction, done before it is opened. What `prepare` throws refuses the command. */
export const preparedCommand = <C extends Contract, P>(
  contract: C,
  prepare: (before: Before, call: Call<C>) => Promise<P>,
  run: (use: Use, call: Call<C>, prepared: P) => Promise<CommandResult<Output<C>>>,
): Binding => ({
  contract,
  kind: 'command',
  prepare: prepare as (before: Before, call: Call<Contract>) => Promise<unknown>,
  run: run as (use: Use, call: Call<Contract>, prepared: unknown) => Promise<CommandResult<unknown>>,
});

/** An operation that manages its own transactions (sign-in, long reads). */
export const plain = <C extends Contract>(contract: C, run: (call: PlainCall<C>) => Promise<Output<C>>): Binding => ({
  contract,
  kind: 'plain',
  run: run as (call: PlainCall<Contract>) => Promise<unknown>,
});

export type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;
