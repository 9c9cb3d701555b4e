// The times of the frames that the browser makes in some seconds.
(seconds) =>
  new Promise((done) => {
    const frames = [];
    const look = (now) => {
      frames.push(now);
      if (now - frames[0] < 1000 * seconds) requestAnimationFrame(look);
      else done(frames);
    };
    requestAnimationFrame(look);
  })
