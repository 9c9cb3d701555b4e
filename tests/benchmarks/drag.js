// Drags the start over the map for some seconds, and tells when the paths were drawn anew, how long after the pointer's
// event each drawing was painted, and when the browser made frames.
async (seconds) => {
  const host = document.querySelector("#path-layer");
  const box = host.getBoundingClientRect();
  const { xaxis, yaxis } = host._fullLayout;
  const [left, top] = [box.left + xaxis._offset, box.top + yaxis._offset];
  const start = () => host.traces.findLast(({ marker, mode }) => mode === "markers" && marker.symbol === "circle-open");
  const [x0, y0] = [left + xaxis.d2p(start().x[0]), top + yaxis.d2p(start().y[0])];
  const pointer = { bubbles: true, cancelable: true, pointerId: 1, pointerType: "mouse", button: 0, buttons: 1 };
  const fire = (type, clientX, clientY) => host.dispatchEvent(new PointerEvent(type, { ...pointer, clientX, clientY }));
  host.setPointerCapture = () => {};

  const asked = [];
  const drawn = [];
  const frames = [];
  const observer = new MutationObserver(() => {
    const [x, y] = [start().x[0], start().y[0]];
    const last = drawn[drawn.length - 1];
    if (last?.x === x && last?.y === y) return;
    const entry = { x, y, at: performance.now(), painted: null };
    drawn.push(entry);
    whenPainted(() => (entry.painted = performance.now()));
  });
  observer.observe(host, { attributes: true, attributeFilter: ["data-drawn"] });

  fire("pointerdown", x0, y0);
  const begin = performance.now();
  await new Promise((done) => {
    const move = (now) => {
      frames.push(now);
      const passed = performance.now() - begin;
      if (passed > 1000 * seconds) return done();
      const [x, y] = [x0 + 60 * Math.sin(passed / 250), y0 - 40 + 40 * Math.cos(passed / 250)];
      asked.push({ at: performance.now(), x: xaxis.p2d(x - left), y: yaxis.p2d(y - top) });
      fire("pointermove", x, y);
      requestAnimationFrame(move);
    };
    requestAnimationFrame(move);
  });
  fire("pointerup", x0, y0);
  observer.disconnect();

  // The page rounds what it asks for, so the event that a drawing answers is the one nearest to it; answers come in the
  // order of their questions, and the pointer comes by the same place again.
  let answered = 0;
  const delays = drawn.filter(({ painted }) => painted).map((entry) => {
    const off = ({ x, y }) => Math.hypot(x - entry.x, y - entry.y);
    const open = asked.slice(answered).filter(({ at }) => at <= entry.at);
    const nearest = open.reduce((best, one) => (off(one) < off(best) ? one : best));
    answered = asked.indexOf(nearest);
    return entry.painted - nearest.at;
  });
  return { updates: drawn.map(({ at }) => at), delays, frames };
}
