// Longer stretches without a full stop are cut at a comma or a space, so that the first words are soon heard.
const MAX_CHARACTERS = 240;

/** The text in pieces to be spoken one after another; joined, they are the text. */
export function toSentences(text: string): string[] {
  const pieces =
    text.match(/[^.!?\n]+(?:[.!?]+(?=\s|$)|\n|[.!?]+|$)\s*/g) ?? (text.trim() === '' ? [] : [text]);
  return pieces.flatMap(cut).filter((piece) => piece.trim() !== '');
}

function cut(piece: string): string[] {
  if (piece.length <= MAX_CHARACTERS) return [piece];
  const comma = piece.lastIndexOf(', ', MAX_CHARACTERS);
  const space = piece.lastIndexOf(' ', MAX_CHARACTERS);
  const at = comma > 0 ? comma + 2 : space > 0 ? space + 1 : MAX_CHARACTERS;
  return [piece.slice(0, at), ...cut(piece.slice(at))];
}
