/** Who asks for a tool, in which turn, about which tab. */
export interface ToolScene {
  tabId: number;
  sessionId: string;
  turnId: string;
  /** What the person said in this turn, where it was asked for; `isOpenEar`: no key was used to say it. */
  person: {words: string; isOpenEar: boolean} | null;
}
