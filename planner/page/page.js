// The page works without this: charts are pictures then. With it they answer the filter, the slider and the pointer.
(function () {
  "use strict";
  const settings = JSON.parse(document.getElementById("settings").textContent);
  const views = [];
  const filter = document.getElementById("filter");

  function hideOthers(chosen) {
    for (const one of document.querySelectorAll("[data-directions]")) {
      const concerned = JSON.parse(one.dataset.directions);
      one.hidden = chosen !== "" && !concerned.includes(chosen);
    }
    for (const list of document.querySelectorAll("ul.story")) {
      const left = list.querySelector("li:not(.none):not([hidden])");
      list.querySelector("li.none").hidden = chosen === "" || left !== null;
    }
  }

  function show(view, name, value) {
    view.signal(name, value).runAsync();
  }

  function draw(place) {
    const spec = JSON.parse(place.parentElement.querySelector("script.spec").textContent);
    const still = place.querySelector("svg");
    const canvas = document.createElement("div");
    place.appendChild(canvas);
    return vegaEmbed(canvas, spec, settings.embed).then(function (result) {
      if (still) still.remove();
      views.push({ place: place, view: result.view });
    }).catch(function () { canvas.remove(); });
  }

  function connect() {
    filter.addEventListener("change", function () {
      hideOthers(filter.value);
      for (const one of views) {
        if (one.place.dataset.filtered) show(one.view, "chosen", filter.value);
        else one.view.resize().runAsync();
      }
    });
    for (const slider of document.querySelectorAll("input[data-months]")) {
      const months = JSON.parse(slider.dataset.months);
      slider.addEventListener("input", function () {
        const t = Number(slider.value);
        slider.setAttribute("aria-valuetext", months[t]);
        document.getElementById(slider.dataset.output).textContent = months[t];
        for (const one of views) if (one.place.id === slider.dataset.chart) show(one.view, "month", t);
      });
    }
    document.getElementById("print").addEventListener("click", function () { window.print(); });
  }

  for (const tool of document.querySelectorAll(".tools, .slider")) tool.hidden = false;
  connect();
  Promise.all(Array.from(document.querySelectorAll(".chart"), draw)).then(function () {
    document.documentElement.dataset.ready = String(views.length);
  });
})();
