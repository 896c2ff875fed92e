/* Keeps the reader's place when a live part of the page is drawn anew: what is open stays open, and what grows above the
   window does not push the text away under the reader's eyes. */
(function () {
  "use strict";
  let before = null;

  function live() {
    return document.querySelector("[data-live]");
  }

  window.crossdockLive = {
    /** Before a part may be drawn anew. */
    remember: function () {
      const part = live();
      before = part && {
        height: part.getBoundingClientRect().height,
        above: part.getBoundingClientRect().top < 0,
        open: Array.from(part.querySelectorAll("details[open]"), function (one) { return one.id; })
      };
      return true;
    },
    /** After it was, or was not. */
    restore: function () {
      const part = live();
      if (!part || !before) {
        return;
      }
      before.open.forEach(function (id) {
        const one = document.getElementById(id);
        if (one) {
          one.open = true;
        }
      });
      const grown = part.getBoundingClientRect().height - before.height;
      if (before.above && grown !== 0) {
        window.scrollBy(0, grown);
      }
    }
  };
})();
