/** Who asks for a tool, in which turn, about which tab. */
export interface ToolScene {
  tabId: number;
  sessionId: string;
  turnId: string;
  /** What the person said in this turn, where it was asked for; `isOpenEar`: no key was used to say it. */
  person: {words: string; isOpenEar: boolean} | null;
  /** Set where it is not the voice that asks, but the person's agent, for the tab that is shared with it. */
  agent?: AgentCall | null;
}

/** The call of an agent for which something is done. */
export interface AgentCall {
  callId: string;
  /** Until when its answer is waited for over there, in ms since the epoch. */
  until: number;
  /** The session and turn in which the voice was given the question; `null` for none. */
  putIn: {sessionId: string; turnId: string} | null;
}
