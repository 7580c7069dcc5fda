/** What people call a colour, from its parts of 0 to 255. */
export function colourName(red: number, green: number, blue: number): string {
  const most = Math.max(red, green, blue);
  const least = Math.min(red, green, blue);
  const light = (most + least) / 510;
  const spread = most - least;
  const saturation = spread === 0 ? 0 : spread / 255 / (1 - Math.abs(2 * light - 1));
  if (light < 0.12) return 'black';
  if (light > 0.95) return 'white';
  if (saturation < 0.15 || spread < 18) return light > 0.9 ? 'white' : light < 0.2 ? 'black' : 'grey';
  const hue = hueOf(red, green, blue, most, spread);
  if (hue < 15 || hue >= 345) return light > 0.75 ? 'pink' : 'red';
  if (hue < 45) return light < 0.4 ? 'brown' : 'orange';
  if (hue < 70) return 'yellow';
  if (hue < 170) return 'green';
  if (hue < 255) return 'blue';
  if (hue < 295) return 'purple';
  return light > 0.55 ? 'pink' : 'purple';
}

/** Angle on the wheel of colours, in degrees. */
function hueOf(red: number, green: number, blue: number, most: number, spread: number): number {
  if (most === red) return (((green - blue) / spread) * 60 + 360) % 360;
  if (most === green) return ((blue - red) / spread) * 60 + 120;
  return ((red - green) / spread) * 60 + 240;
}

/** Whether two names of colours are used for the same: what is violet to one is purple to another. */
export function isSameColour(said: string, seen: string): boolean {
  return said === seen || (said === 'violet' && seen === 'purple');
}
