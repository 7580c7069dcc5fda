import type {TalkSettings} from '../protocol/settings.ts';
import type {CaptureMode} from '../protocol/turn-record.ts';

/** Who ends a turn: the person's key, or the service where it finds a pause. */
export type TurnTaking = {by: 'key'} | ({by: 'pause'} & Pick<TalkSettings, 'turnDetection' | 'patience'>);

/** Who ends a turn in a capture of this mode. */
export function turnTakingFor(
  mode: CaptureMode | 'off',
  {turnDetection, patience}: Pick<TalkSettings, 'turnDetection' | 'patience'>,
): TurnTaking {
  return mode === 'wake' || mode === 'hands-free' ? {by: 'pause', turnDetection, patience} : {by: 'key'};
}

type Detection =
  | {type: 'semantic_vad'; eagerness: 'low' | 'medium' | 'high'}
  | {type: 'server_vad'; silence_duration_ms: number};

/** Source: OpenAI's Realtime reference, `turn_detection`: 500 ms is its default. */
const SILENCE_MS: Record<TalkSettings['patience'], number> = {quick: 300, normal: 500, patient: 1_000};
const EAGERNESS = {quick: 'high', normal: 'medium', patient: 'low'} as const;

/**
 * What the service is told of turn taking, as the Realtime API takes it. It never answers or interrupts by itself: every
 * response is asked for with the id of its turn, and the person is listened to on this side first.
 */
export function turnDetectionOf(
  turnTaking: TurnTaking,
): (Detection & {create_response: false; interrupt_response: false}) | null {
  if (turnTaking.by === 'key') return null;
  const {turnDetection, patience} = turnTaking;
  const detection: Detection =
    turnDetection === 'semantic'
      ? {type: 'semantic_vad', eagerness: EAGERNESS[patience]}
      : {type: 'server_vad', silence_duration_ms: SILENCE_MS[patience]};
  return {...detection, create_response: false, interrupt_response: false};
}
