import type {RealtimeResponseCreateParams, RealtimeResponseStatus} from 'openai/resources/realtime/realtime';
import {type ApiProblem, problems} from './api-errors.ts';
import type {BrainView} from './brain/router.ts';
import {type BrainItem, DEAF, type Step} from './brain/talk.ts';
import {billedOf, brainItemsOf, type Conversation} from './conversation.ts';
import type {Emit, Item} from './events.ts';
import type {FaultBoard} from './faults.ts';
import type {Playback} from './playback.ts';
import {createResponseWriter, type WriterParts} from './response-writer.ts';
import {createRun, type EndStatus, responseOf, type Run, toolChoiceOf, toolsOf} from './response-run.ts';
import type {LiveSession} from './session-config.ts';
import {type Billed, textTokens, usageOf} from './usage.ts';

export interface ResponsesOptions extends WriterParts {
  emit: Emit;
  conversation: Conversation;
  playback: Playback;
  session: () => LiveSession;
  decide: (view: BrainView) => Step;
  canHear: boolean;
  faults: FaultBoard;
  /** A failure of the server's own, such as speech that cannot be made. */
  onFailure: (error: unknown) => void;
}

/** The responses of one session: at most one writes to the conversation at a time, others run beside it. */
export interface Responses {
  create(params: RealtimeResponseCreateParams): ApiProblem | null;
  /** Cancels as the client asked; the audio made so far plays on until it is cleared. */
  cancel(responseId: string | undefined): ApiProblem | null;
  /** The person speaks: silences and cancels what is being said, and cuts it at what was heard. */
  interrupt(): void;
  /** Drops the audio not heard yet, as the client asked. */
  clearAudio(): void;
  active(): Run | null;
  /** Whether any audio of the assistant was made, which fixes the voice. */
  hasSpoken(): boolean;
  close(): void;
}

// What the API shows of limits; this server has none, but a client must be able to read them.
const REQUEST_LIMIT = 5000;
const TOKEN_LIMIT = 400_000;
const RESET_SECONDS = 60;

export function createResponses(options: ResponsesOptions): Responses {
  const {emit, conversation, playback} = options;
  const writer = createResponseWriter(options);
  const runs = new Set<Run>();
  let lastBilled: Billed[] = [];
  let hasSpoken = false;
  let requests = 0;
  let tokens = 0;

  const isOver = (run: Run): boolean => run.phase === 'done';
  const active = (): Run | null => [...runs].find((run) => run.isInConversation) ?? null;

  function prefixOf(run: Run): Billed[] {
    const session = options.session();
    const instructions = run.params.instructions ?? session.instructions ?? '';
    const tools = JSON.stringify(toolsOf(session, run));
    return [
      {key: `instructions:${instructions}`, tokens: {text: textTokens(instructions), audio: 0, image: 0}},
      {key: `tools:${tools}`, tokens: {text: textTokens(tools), audio: 0, image: 0}},
    ];
  }

  function finish(run: Run, status: EndStatus, details: RealtimeResponseStatus, input: Billed[]): void {
    if (run.phase === 'done') return;
    run.phase = 'done';
    runs.delete(run);
    for (const item of run.output) {
      if ('status' in item && item.status === 'in_progress') item.status = 'incomplete';
    }
    const usage = usageOf(lastBilled, input, run.outputTokens);
    if (run.isInConversation && input.length > 0) lastBilled = input;
    playback.end(run.id);
    emit({type: 'response.done', response: responseOf(run, conversation.id, status, {details, usage})});
    requests += 1;
    tokens += usage.total_tokens ?? 0;
    emit({
      type: 'rate_limits.updated',
      rate_limits: [
        {
          name: 'requests',
          limit: REQUEST_LIMIT,
          remaining: Math.max(0, REQUEST_LIMIT - requests),
          reset_seconds: RESET_SECONDS,
        },
        {
          name: 'tokens',
          limit: TOKEN_LIMIT,
          remaining: Math.max(0, TOKEN_LIMIT - tokens),
          reset_seconds: RESET_SECONDS,
        },
      ],
    });
  }

  function cancelRun(run: Run, reason: 'turn_detected' | 'client_cancelled'): void {
    run.controller.abort();
    finish(run, 'cancelled', {type: 'cancelled', reason}, inputOf(run));
  }

  const inputs = new Map<string, Billed[]>();
  const inputOf = (run: Run): Billed[] => inputs.get(run.id) ?? prefixOf(run);

  /** What the brain looks at: the conversation up to now, or the items the client gave this response alone. */
  async function lookAt(run: Run): Promise<BrainItem[]> {
    if (run.params.input) return run.params.input.flatMap((item) => referred(item));
    const entries = [...conversation.entries()];
    await Promise.all(entries.flatMap((entry) => entry.heard ?? []));
    return entries.flatMap(brainItemsOf);
  }

  function referred(item: Item | {type: 'item_reference'; id: string}): BrainItem[] {
    if (item.type === 'item_reference') {
      const entry = conversation.find(item.id);
      return entry ? brainItemsOf(entry) : [];
    }
    return brainItemsOf({
      item: {...item, id: item.id ?? ''},
      audioMs: 0,
      spoken: null,
      heard: null,
      heardText: '',
    });
  }

  function isDeafTo(items: readonly BrainItem[]): boolean {
    const last = items.findLast((item) => item.kind === 'user');
    return !options.canHear && last?.text === '';
  }

  async function generate(run: Run): Promise<void> {
    const failure = options.faults.takeFailure();
    if (failure) {
      const message =
        failure === 'rate_limit_exceeded'
          ? 'Rate limit reached. Please try again later.'
          : 'The server had an error while processing your request.';
      const type = failure === 'rate_limit_exceeded' ? 'invalid_request_error' : 'server_error';
      finish(run, 'failed', {type: 'failed', error: {type, code: failure, message}}, []);
      return;
    }
    const items = await lookAt(run);
    inputs.set(run.id, [...prefixOf(run), ...conversation.entries().map(billedOf)]);
    if (isOver(run)) return;
    const session = options.session();
    const step: Step = isDeafTo(items)
      ? {say: DEAF}
      : options.decide({
          items,
          tools: toolsOf(session, run),
          toolChoice: toolChoiceOf(session, run),
          instructions: run.params.instructions ?? '',
        });
    const status = await take(run, step);
    if (isOver(run)) return;
    finish(
      run,
      status,
      status === 'completed' ? {type: 'completed'} : {type: 'incomplete', reason: 'max_output_tokens'},
      inputOf(run),
    );
  }

  function take(run: Run, step: Step): 'completed' | 'incomplete' | Promise<'completed' | 'incomplete'> {
    if ('call' in step) return writer.call(run, step.call.name, step.call.arguments);
    if (run.modality === 'text') return writer.write(run, step.say);
    hasSpoken = true;
    return writer.speak(run, step.say);
  }

  /** Drops what was not heard yet and cuts the item at what was. */
  function cut(): void {
    const cleared = playback.clear();
    if (!cleared) return;
    emit({type: 'output_audio_buffer.cleared', response_id: cleared.responseId});
    conversation.silence(cleared.itemId, cleared.playedMs);
  }

  return {
    create(params) {
      const running = active();
      const run = createRun(options.session(), params);
      if (running && run.isInConversation) return problems.activeResponse(running.id);
      const choice = toolChoiceOf(options.session(), run);
      if (
        choice.type === 'function' &&
        !toolsOf(options.session(), run).some((tool) => tool.name === choice.name)
      ) {
        return problems.badToolChoice(choice.name);
      }
      runs.add(run);
      emit({type: 'response.created', response: responseOf(run, conversation.id, 'in_progress')});
      generate(run)
        .catch((error: unknown) => {
          options.onFailure(error);
          const message = error instanceof Error ? error.message : String(error);
          finish(
            run,
            'failed',
            {type: 'failed', error: {type: 'server_error', code: 'server_error', message}},
            inputOf(run),
          );
        })
        .finally(() => inputs.delete(run.id));
      return null;
    },
    cancel(responseId) {
      const run = responseId === undefined ? active() : ([...runs].find(({id}) => id === responseId) ?? null);
      if (!run) return problems.nothingToCancel();
      cancelRun(run, 'client_cancelled');
      return null;
    },
    interrupt() {
      const run = active();
      run?.controller.abort();
      cut();
      if (run) cancelRun(run, 'turn_detected');
    },
    clearAudio: () => cut(),
    active,
    hasSpoken: () => hasSpoken,
    close() {
      for (const run of runs) {
        run.phase = 'done';
        run.controller.abort();
      }
      runs.clear();
      options.speaker.rest();
    },
  };
}
