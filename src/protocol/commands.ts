import {z} from 'zod';
import {ActArguments, Acted} from './act.ts';
import {AgentDecision} from './agent-question.ts';
import {GatewayAgents} from './agents.ts';
import {CueId, HoldId, SessionId, TurnId} from './ids.ts';
import {FIX_ACTIONS} from './failure-text.ts';
import type {Told} from './failures.ts';
import {GatewayView} from './gateway.ts';
import {
  DocumentReadArguments,
  FrameBox,
  FrameLook,
  PageReading,
  PointArguments,
  Prepared,
  Revealed,
  ShowArguments,
  Shown,
} from './page.ts';
import {PillPlace, PillStop} from './pill.ts';
import {QuestionAnswer} from './question.ts';
import {
  AttendArguments,
  Attention,
  CoverArguments,
  Covered,
  DrawArguments,
  Drawn,
  Picture,
  TurnContext,
  Uncovered,
} from './picture.ts';
import {Settings, SettingsView, TalkSettings} from './settings.ts';
import {FailureSchema, Snapshot} from './snapshot.ts';
import {Amounts} from './spending.ts';
import {TargetFinding, TargetReading} from './target.ts';
import {CaptureMode, SentToAgent, TalkSource} from './turn-record.ts';
import {News, TaskId} from './task.ts';
import {HostView, VoiceHost} from './voice-host.ts';
import type {CommandName} from './routes.ts';

const nothing = z.lazy(() => z.strictObject({}));
const done = z.lazy(() => z.object({}));
const text = z.string().trim().min(1).max(4_000);

/** What offscreen needs to open a session. `clientSecret` is short-lived (`ek_…`); the long-lived key never leaves the worker. */
export const SessionGrant = z.lazy(() =>
  z.object({
    clientSecret: z.string(),
    /** When the secret stops opening sessions, in ms since the epoch. */
    expiresAt: z.number(),
    /** Address that takes the SDP offer. */
    callsUrl: z.string(),
    /** BCP 47 tag of the language that is spoken, such as `en-GB`. */
    language: z.string(),
    model: z.string(),
    /** `null` leaves the voice that the secret was minted for. */
    voice: z.string().nullable(),
    /** The gateway that lends the voice; its instructions and tools are in the session already. `null` for a key of one's own. */
    host: VoiceHost.nullable(),
    instructions: z.string(),
    tools: z.array(
      z.object({
        type: z.literal('function'),
        name: z.string(),
        description: z.string(),
        parameters: z.record(z.string(), z.unknown()),
      }),
    ),
  }),
);
export type SessionGrant = z.infer<typeof SessionGrant>;

/** What came of an answer. */
const ToldSchema = z.custom<Told>(
  (value) => typeof value === 'object' && value !== null && 'message' in value,
);

/** What the echo check found: how loud the tone came back, against what was played and against the room, in dB. */
export const EchoFinding = z.lazy(() =>
  z.object({
    duplex: Settings.unwrap().shape.duplex,
    /** The devices between which nothing comes back even without echo cancellation. */
    echoFree: Settings.unwrap().shape.echoFree,
    leakDb: z.number(),
    overRoomDb: z.number(),
  }),
);
export type EchoFinding = z.infer<typeof EchoFinding>;

/** One recording of the wake word, taken: how many are kept now of how many needed. */
export const WakeLesson = z.lazy(() => z.object({taken: z.number(), needed: z.number()}));
export type WakeLesson = z.infer<typeof WakeLesson>;

/** Something that is ready to be shown, and the words by which the voice may mention it, the closest first. */
export const Cue = z.lazy(() => z.object({cueId: CueId, words: z.array(z.string())}));
export type Cue = z.infer<typeof Cue>;

const makeCommands = () =>
  ({
    'talk.begin': {args: nothing, result: z.object({turnId: TurnId})},
    'talk.end': {args: nothing, result: done},
    'talk.type': {args: z.strictObject({text}), result: z.object({turnId: TurnId})},
    'session.close': {args: nothing, result: done},
    'session.authorise': {args: nothing, result: SessionGrant},
    'session.report': {args: z.strictObject({snapshot: Snapshot}), result: done},
    'tool.run': {
      args: z.strictObject({
        sessionId: SessionId,
        turnId: TurnId,
        callId: z.string().min(1).max(200),
        name: z.string().max(100),
        /** JSON as the model wrote it; parsed by the router. */
        argumentsJson: z.string().max(20_000),
        /**
         * What the person said or typed in this turn, where the tool needs it, else `null`. `isOpenEar`: the microphone was
         * open without a key being used, so that it may have heard a page.
         */
        person: z.strictObject({words: z.string().max(20_000), isOpenEar: z.boolean()}).nullable(),
      }),
      /** What to tell the model, a picture that goes before it, and what to tell the person where it failed. */
      result: z.object({
        output: z.string(),
        picture: Picture.nullish(),
        failure: FailureSchema.nullable(),
        /** What was made ready and is to be shown when it is said, in order. */
        cues: z.array(Cue).optional(),
      }),
    },
    /** The voice says it: what was made ready in this turn is shown. `shownAt` in ms since the epoch; `null` where it has gone since. */
    'point.cue': {
      args: z.strictObject({turnId: TurnId, cueId: CueId}),
      result: z.object({shownAt: z.number().nullable()}),
    },
    'settings.read': {args: nothing, result: SettingsView},
    'settings.write': {args: z.strictObject({settings: Settings}), result: SettingsView},
    'credential.write': {
      args: z.strictObject({key: z.string().trim().min(8).max(400)}),
      result: SettingsView,
    },
    'credential.forget': {args: nothing, result: SettingsView},
    'gateway.read': {args: nothing, result: GatewayView},
    /** `token: null` leaves the one that is kept; `url: null` means that there is no gateway. */
    'gateway.save': {
      args: z.strictObject({
        url: z.string().trim().min(1).max(300).nullable(),
        token: z.string().trim().min(1).max(400).nullable(),
      }),
      result: GatewayView,
    },
    'gateway.connect': {args: nothing, result: GatewayView},
    'gateway.forget': {args: nothing, result: GatewayView},
    /** Shares the tab in front of the person with their agent, or ends that. */
    'share.begin': {args: nothing, result: done},
    'share.end': {args: nothing, result: done},
    'news.read': {args: nothing, result: z.object({news: z.array(News)})},
    'news.delivered': {
      args: z.strictObject({
        taskId: TaskId,
        round: z.number(),
        how: z.enum(['spoken', 'shown', 'dismissed']),
      }),
      result: done,
    },
    /** Something waits to be told to the gateway that lends the voice (`platform/voice-outbox.ts`). */
    'host.said': {args: nothing, result: done},
    'host.read': {args: nothing, result: HostView},
    /** More is asked of a task: added to work that runs, or the next round of work that is over. */
    'task.ask': {
      args: z.strictObject({taskId: TaskId, text}),
      result: z.object({how: z.enum(['added', 'asked'])}),
    },
    /** What the button and the shortcut begin. */
    'talk.mode': {args: z.strictObject({mode: Settings.unwrap().shape.talkMode}), result: done},
    'site.read': {args: nothing, result: z.object({origin: z.string().nullable(), isShared: z.boolean()})},
    'site.share': {
      args: z.strictObject({
        origin: z
          .string()
          .regex(/^https?:\/\/[^/]+$/)
          .max(300),
        isShared: z.boolean(),
      }),
      result: done,
    },
    'task.cancel': {args: z.strictObject({taskId: TaskId}), result: done},
    /** What is said next goes to this task, word for word; pressed again, it is sent. */
    'task.talk': {args: z.strictObject({taskId: TaskId}), result: z.object({turnId: TurnId})},
    /** The agents of the gateway, as it tells them now, else as they were last heard of. */
    'agents.read': {args: nothing, result: z.object({agents: GatewayAgents.nullable()})},
    /** A question of an agent's was put to the person by voice. */
    'question.told': {
      args: z.strictObject({id: z.string().max(300), sessionId: SessionId.nullable(), turnId: TurnId}),
      result: done,
    },
    /** The person clicked: a decision, answers to one part of a question, or (`null`) that they give none. */
    'agent.answer': {
      args: z.strictObject({
        id: z.string().max(300),
        reply: z.union([
          z.strictObject({decision: AgentDecision}),
          z.strictObject({
            partId: z.string().max(200),
            answers: z.array(z.string().trim().min(1).max(2_000)).min(1).max(20).nullable(),
          }),
        ]),
      }),
      result: ToldSchema,
    },
    /** Something is to be told: the conversation reads it when it likes. */
    'news.there': {args: nothing, result: done},
    'fix.apply': {
      args: z.strictObject({action: z.enum(FIX_ACTIONS)}),
      result: done,
    },
    /** The person clicked an answer; `always` lets Parley act on the site from now on. */
    'question.answer': {
      args: z.strictObject({id: z.string().max(100), answer: QuestionAnswer}),
      result: ToldSchema,
    },
    'hold.press': {args: z.strictObject({holdId: HoldId}), result: done},
    /** `isChord`: another key went down with it, so it was typing and not talking. */
    'hold.release': {args: z.strictObject({holdId: HoldId, isChord: z.boolean()}), result: done},
    /** A frame tells where it is; `searchId` names the search that asked. */
    'frame.found': {args: z.strictObject({searchId: z.uuid(), look: FrameLook}), result: done},
    /** A turn began in offscreen by itself, by voice or wake word; the worker keeps the tab it is about. */
    'turn.opened': {args: z.strictObject({turnId: TurnId}), result: done},
    /** The person speaks in a turn that no key began: it is about what is in front of them, and what they attend to, now. */
    'turn.voiced': {args: z.strictObject({turnId: TurnId}), result: done},
    'echo.check': {args: nothing, result: EchoFinding},
    'wake.teach': {args: nothing, result: WakeLesson},
    'wake.forget': {args: nothing, result: done},
    'history.wipe': {args: nothing, result: done},
    /** `remints`: the token at hand was made from other settings. */
    'talk.configure': {args: z.strictObject({talk: TalkSettings, remints: z.boolean()}), result: done},
    'capture.press': {
      args: z.strictObject({
        turnId: TurnId,
        source: TalkSource,
        mode: CaptureMode,
        /** Who holds the capture: what comes for it from another holder, later, is dropped. */
        holder: z.string(),
        pressedAt: z.number(),
        talk: TalkSettings,
        /** The task that what is said is for; `null` leaves that as it is. */
        taskId: TaskId.nullable(),
      }),
      /** `adopted`: a capture was live and belongs to this holder now; `sent`: its own second press ended it. */
      result: z.object({turnId: TurnId, outcome: z.enum(['began', 'adopted', 'sent'])}),
    },
    /** `holder` is `null` for a button that sends whatever is being said; `isCancelled` forgets it instead. */
    'capture.release': {
      args: z.strictObject({holder: z.string().nullable(), isCancelled: z.boolean()}),
      result: done,
    },
    /** Sends again what the last failed turn had kept, or begins anew where nothing was kept. */
    'turn.retry': {
      args: z.strictObject({turnId: TurnId, pressedAt: z.number(), talk: TalkSettings}),
      result: z.object({turnId: TurnId}),
    },
    'turn.type': {
      args: z.strictObject({
        turnId: TurnId,
        text,
        pressedAt: z.number(),
        talk: TalkSettings,
        context: TurnContext.nullable(),
      }),
      result: z.object({turnId: TurnId}),
    },
    /** Goes to the service before the words of the turn; answers whether it was in time. */
    'turn.context': {
      /** `isKept`: what comes too late for this turn goes with the next one of a conversation that listens on. */
      args: z.strictObject({turnId: TurnId, context: TurnContext, isKept: z.boolean()}),
      result: z.object({isTaken: z.boolean()}),
    },
    'echo.measure': {args: nothing, result: EchoFinding},
    'wake.take': {args: nothing, result: WakeLesson},
    'wake.clear': {args: nothing, result: done},
    'session.snapshot': {args: nothing, result: Snapshot},
    'session.end': {args: nothing, result: done},
    'page.read': {args: DocumentReadArguments, result: PageReading},
    'page.find': {args: z.strictObject({readings: z.array(TargetReading)}), result: TargetFinding},
    'page.point': {args: PointArguments, result: Prepared},
    'page.reveal': {args: FrameBox, result: Revealed},
    'page.show': {args: ShowArguments, result: Shown},
    'page.hide': {args: nothing, result: done},
    'page.act': {args: ActArguments, result: Acted},
    'page.cover': {args: CoverArguments, result: Covered},
    'page.uncover': {args: nothing, result: Uncovered},
    'page.attend': {args: AttendArguments, result: Attention},
    /** Answered when the person has drawn something, or nothing before `page.undraw`. */
    'page.draw': {args: DrawArguments, result: Drawn.nullable()},
    'page.undraw': {args: nothing, result: done},
    /** What of a page goes to the agent, for the record of the turn; answers whether that turn is still known. */
    'turn.shared': {
      args: z.strictObject({turnId: TurnId, part: SentToAgent}),
      result: z.object({isTaken: z.boolean()}),
    },
    /** A model was used for a turn, beside the voice: what it was, at which service (`host`, such as `api.openai.com`). */
    'turn.spent': {
      args: z.strictObject({turnId: TurnId, model: z.string(), host: z.string(), amounts: Amounts}),
      result: done,
    },
    /** The person clicked the pill: what is heard, thought or said ends at once, and nothing is sent; or the page is not shared any more. */
    'pill.stop': {args: z.strictObject({what: PillStop}), result: done},
    /** The person moved the pill. */
    'pill.move': {args: z.strictObject({place: PillPlace}), result: done},
    /** Ends the turn, and listening with it; the session stays. */
    'talk.stop': {args: nothing, result: done},
    /** The voice that is chosen says a sentence, in a session of its own. */
    'voice.hear': {args: nothing, result: done},
    'voice.speak': {args: z.strictObject({talk: TalkSettings}), result: done},
  }) as const satisfies Record<CommandName, {args: z.ZodType; result: z.ZodType}>;

let made: ReturnType<typeof makeCommands> | null = null;

/** Arguments and result of every command; types are inferred from here. Made when the first message is looked at. */
export function commands(): ReturnType<typeof makeCommands> {
  return (made ??= makeCommands());
}

export type Args<K extends CommandName> = z.infer<ReturnType<typeof makeCommands>[K]['args']>;
export type Answer<K extends CommandName> = z.infer<ReturnType<typeof makeCommands>[K]['result']>;
