import { COUNTED, type CountName } from './counters.ts';
import type { Plan, PlannedProgram } from './plan.ts';
import { ELIGIBLE, IN_PLACE, NEAR, POSSIBLE, READY } from './single.ts';
import { SqlGates } from './sqlGates.ts';
import type { ClassAnswers } from './sqlTable.ts';
