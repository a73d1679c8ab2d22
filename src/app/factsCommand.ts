import { factTable } from '../vocabulary/factTable.ts';

/** `langqiao facts`: the catalogue of facts and codes that rules and enterprise files use; what docs/FACTS.md holds. */
export async function factsCommand(): Promise<number> {
  await new Promise<void>((done) => process.stdout.write(factTable(), () => done()));
  return 0;
}
