// Asks the server for next to nothing, in every frame in which no answer is awaited, for some seconds; paints a pixel when
// it has answered, and tells how long after the question each was painted.
(seconds) =>
  new Promise((done) => {
    const canvas = document.createElement("canvas");
    canvas.style.cssText = "position: fixed; inset: 0 auto auto 0; width: 1px; height: 1px";
    document.body.append(canvas);
    const context = canvas.getContext("2d");
    const delays = [];
    const begin = performance.now();
    let asking = false;

    const ask = () => {
      const asked = performance.now();
      if (asked - begin > 1000 * seconds) {
        canvas.remove();
        done(delays);
        return;
      }
      requestAnimationFrame(ask);
      if (asking) return;
      asking = true;
      const question = new XMLHttpRequest();
      question.open("GET", "/healthz");
      question.onload = () => {
        asking = false;
        context.clearRect(0, 0, 1, 1);
        context.fillRect(0, 0, 1, 1);
        whenPainted(() => delays.push(performance.now() - asked));
      };
      question.send();
    };
    requestAnimationFrame(ask);
  })
