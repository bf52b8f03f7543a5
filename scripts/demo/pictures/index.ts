import { portrait, portraitNames } from './portraits/index.ts';
import { allotment } from './scenes/allotment.ts';
import { ballotBox } from './scenes/ballot-box.ts';
import { binLorry } from './scenes/bin-lorry.ts';
import { buildingSite } from './scenes/building-site.ts';
import { busDepot } from './scenes/bus-depot.ts';
import { busStop } from './scenes/bus-stop.ts';
import { careHomeWindow } from './scenes/care-home-window.ts';
import { coinsChart } from './scenes/coins-chart.ts';
import { councilChamber } from './scenes/council-chamber.ts';
import { craneSkyline } from './scenes/crane-skyline.ts';
import { cycleLane } from './scenes/cycle-lane.ts';
import { dayCentre } from './scenes/day-centre.ts';
import { emptyDesk } from './scenes/empty-desk.ts';
import { floodBank } from './scenes/flood-bank.ts';
import { gritterNight } from './scenes/gritter-night.ts';
import { harbour } from './scenes/harbour.ts';
import { highStreet } from './scenes/high-street.ts';
import { ledger } from './scenes/ledger.ts';
import { leisurePool } from './scenes/leisure-pool.ts';
import { library } from './scenes/library.ts';
import { mapBoundaries } from './scenes/map-boundaries.ts';
import { marketSquare } from './scenes/market-square.ts';
import { officeNight } from './scenes/office-night.ts';
import { parkTrees } from './scenes/park-trees.ts';
import { phoneForm } from './scenes/phone-form.ts';
import { picketLine } from './scenes/picket-line.ts';
import { potholeRoad } from './scenes/pothole-road.ts';
import { recyclingBoxes } from './scenes/recycling-boxes.ts';
import { riverBridge } from './scenes/river-bridge.ts';
import { schoolGate } from './scenes/school-gate.ts';
import { serverRoom } from './scenes/server-room.ts';
import { solarRoof } from './scenes/solar-roof.ts';
import { terracedStreet } from './scenes/terraced-street.ts';
import { towerBlock } from './scenes/tower-block.ts';
import { townHall } from './scenes/town-hall.ts';
import { Sheet } from './sheet.ts';

/** Draws the marks of one picture on a sheet. */
type Scene = (sheet: Sheet) => readonly string[];

const scenes: ReadonlyMap<string, Scene> = new Map([
  ['town-hall', townHall],
  ['council-chamber', councilChamber],
  ['terraced-street', terracedStreet],
  ['tower-block', towerBlock],
  ['crane-skyline', craneSkyline],
  ['building-site', buildingSite],
  ['care-home-window', careHomeWindow],
  ['day-centre', dayCentre],
  ['library', library],
  ['school-gate', schoolGate],
  ['bus-stop', busStop],
  ['bus-depot', busDepot],
  ['high-street', highStreet],
  ['market-square', marketSquare],
  ['bin-lorry', binLorry],
  ['recycling-boxes', recyclingBoxes],
  ['flood-bank', floodBank],
  ['river-bridge', riverBridge],
  ['park-trees', parkTrees],
  ['solar-roof', solarRoof],
  ['cycle-lane', cycleLane],
  ['pothole-road', potholeRoad],
  ['gritter-night', gritterNight],
  ['server-room', serverRoom],
  ['phone-form', phoneForm],
  ['ballot-box', ballotBox],
  ['ledger', ledger],
  ['coins-chart', coinsChart],
  ['picket-line', picketLine],
  ['empty-desk', emptyDesk],
  ['office-night', officeNight],
  ['harbour', harbour],
  ['allotment', allotment],
  ['leisure-pool', leisurePool],
  ['map-boundaries', mapBoundaries],
]);

/** The name of every picture that can be drawn: the scenes, then the authors' portraits. */
export const pictureNames: readonly string[] = [...scenes.keys(), ...portraitNames];

/**
 * The picture as SVG text, the same every time.
 * @throws {Error} naming the picture, if there is none of that name.
 */
export function drawPicture(name: string): string {
  const scene = scenes.get(name);
  if (scene === undefined && !portraitNames.includes(name))
    throw new Error(`No picture is called “${name}”.`);
  if (scene === undefined) {
    const sheet = new Sheet(name, 800, 800);
    return sheet.finish(portrait(name, sheet));
  }
  const sheet = new Sheet(name, 1600, 1000);
  return sheet.finish(scene(sheet));
}
