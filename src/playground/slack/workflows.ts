/** Workflow Builder: runs a step of the app, and takes what the app says came of it (docs.slack.dev, "function_executed", "functions.completeSuccess"). */
import { Refusal } from '../play-side.ts';
import type { JsonObject } from './json.ts';
import { isObject, parseJson, textOf } from './json.ts';
import { stepDefined, type StepDefined } from './manifest.ts';
import type { Method, MethodCall, Parts } from './parts.ts';
import { no } from './parts.ts';
import type { SlackTeam } from './state.ts';

/** A step that was begun. */
export interface StepRun {
  readonly id: string;
  readonly team: string;
  readonly callback: string;
  readonly defined: StepDefined;
  state: 'running' | 'done' | 'failed';
  outputs: JsonObject | null;
  error: string | null;
}

/** Begins a step; what the workflow leaves empty and must not is refused by the builder itself. */
export function runStep(parts: Parts, team: SlackTeam, callback: string, inputs: JsonObject): StepRun {
  const defined = stepDefined(callback);
  if (defined === undefined) throw new Refusal(`The app has no step "${callback}".`);
  for (const [name, { title, is_required: isRequired }] of Object.entries(defined.input_parameters))
    if (isRequired && inputs[name] === undefined) throw new Refusal(`“${title}” must be filled in.`);
  const { state, events } = parts;
  const id = `Fx0${state.steps.size + 1}`;
  const run: StepRun = { id, team: team.id, callback, defined, state: 'running', outputs: null, error: null };
  state.steps.set(id, run);
  events.emit(team, eventOf(parts, run, inputs));
  return run;
}

/** The same event once more, as Slack sends what was not answered. */
export const eventOf = ({ state }: Pick<Parts, 'state'>, run: StepRun, inputs: JsonObject): JsonObject => ({
  type: 'function_executed',
  function: {
    id: `Fn0${run.callback.toUpperCase()}`,
    callback_id: run.callback,
    title: run.defined.title,
    type: 'app',
    input_parameters: Object.values(run.defined.input_parameters),
    output_parameters: Object.values(run.defined.output_parameters),
    app_id: state.world.slack.app,
    date_created: 1_796_000_000,
    date_updated: 1_796_000_000,
    date_deleted: 0,
  },
  inputs,
  function_execution_id: run.id,
  workflow_execution_id: `Wx0${run.id}`,
  event_ts: state.ids.ts(),
  bot_access_token: `xwfp-${run.id}`,
});

function runOf({ state, team, args }: MethodCall): StepRun | string {
  const run = state.steps.get(textOf(args, 'function_execution_id') ?? '');
  if (run === undefined) return 'function_execution_not_found';
  if (run.team !== team.id) return 'access_denied';
  return run.state === 'running' ? run : 'execution_not_in_running_state';
}

const outputsIn = (args: JsonObject): JsonObject | undefined => {
  const given = args['outputs'];
  const read = typeof given === 'string' ? parseJson(given) : given;
  return isObject(read) ? read : undefined;
};

const completeSuccess: Method = (call) => {
  const run = runOf(call);
  if (typeof run === 'string') return no(run);
  const outputs = outputsIn(call.args);
  const known = run.defined.output_parameters;
  const isWrong =
    outputs === undefined ||
    Object.keys(outputs).some((name) => known[name] === undefined || typeof outputs[name] !== 'string') ||
    Object.entries(known).some(([name, { is_required: isRequired }]) => isRequired && outputs[name] === undefined);
  if (isWrong) return no('parameter_validation_failed');
  run.state = 'done';
  run.outputs = outputs;
  return { ok: true };
};

const completeError: Method = (call) => {
  const run = runOf(call);
  if (typeof run === 'string') return no(run);
  const error = textOf(call.args, 'error');
  if (error === undefined || error === '') return no('invalid_arguments');
  run.state = 'failed';
  run.error = error;
  return { ok: true };
};

export const STEP_METHODS: Readonly<Record<string, Method>> = {
  'functions.completeSuccess': completeSuccess,
  'functions.completeError': completeError,
};
