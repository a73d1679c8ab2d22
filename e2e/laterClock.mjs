/** Preloaded into a server of a journey (`--import`): its calendar is some days ahead, so that deadlines pass without waiting for them. */
const ahead = Number(process.env.LANGQIAO_E2E_DAYS_AHEAD ?? '0') * 86_400_000;
const Real = Date;

globalThis.Date = class extends Real {
  constructor(...given) {
    if (given.length === 0) super(Real.now() + ahead);
    else super(...given);
  }

  static now() {
    return Real.now() + ahead;
  }
};
