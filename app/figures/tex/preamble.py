"""What stands before the picture, and the look of its parts."""

HEAD = r"""{title}
{link}
% This file compiles as it stands, with pdflatex or, for words in any alphabet, with lualatex.
% To take the picture into a document of yours, say there, before \begin{{document}},
%   \usepackage{{standalone}} \usepackage{{pgfplots}} \pgfplotsset{{compat=1.17}}
% and \input this file where the picture is to stand. It is then set in that document's fonts, and
%   \def\thalwegwidth{{\linewidth}}
% before the \input makes it as wide as the text.
\documentclass[tikz, border=2pt]{{standalone}}
\usepackage{{iftex}}
\usepackage{{pgfplots}}
\pgfplotsset{{compat=1.17}}
% Letters beyond Latin ones take a font that has them: the first of these that is installed.
\iftutex
  \usepackage{{fontspec}}
  \newcommand\thalwegforeign[1]{{#1}}
  \newcommand\thalwegtry[1]{{\ifdefined\thalwegletters\else\IfFontExistsTF{{#1}}{{%
    \newfontfamily\thalwegletters{{#1}}\renewcommand\thalwegforeign[1]{{{{\thalwegletters ##1}}}}}}{{}}\fi}}
  \thalwegtry{{Noto Serif CJK KR}}\thalwegtry{{Noto Sans CJK KR}}\thalwegtry{{NanumMyeongjo}}\thalwegtry{{UnBatang}}
  \thalwegtry{{AppleMyungjo}}\thalwegtry{{Batang}}\thalwegtry{{DejaVu Sans}}
\else
  \newcommand\thalwegforeign[1]{{\typeout{{A letter beyond Latin ones: compile with lualatex to see it.}}?}}
\fi"""

DASHES = {
    "solid": "solid",
    "dash": "dash pattern=on 6bp off 4bp",
    "dot": "dash pattern=on 1.7bp off 3bp",
    "dashdot": "dash pattern=on 6bp off 3bp on 1.7bp off 3bp",
}
"""The lines of paths."""

STYLES = r"""% Type in the sizes of the document, smaller in a narrow picture.
\def\thalwegsmall{\footnotesize}\def\thalwegtitle{}
\def\thalwegnarrow#1#2#3{\pgfmathsetlengthmacro\thalwegroom{#1}%
  \ifdim\dimexpr\thalwegwidth\relax<\thalwegroom\relax\def\thalwegsmall{#2}\def\thalwegtitle{#3}\fi}
\thalwegnarrow{45em}{\scriptsize}{\small}\thalwegnarrow{32em}{\tiny}{\footnotesize}
{\thalwegsmall\pgfmathsetlengthmacro\thalwegem{1.25em}\global\let\thalwegem\thalwegem}
\def\thalwegstar#1{%
  \pgfpathmoveto{\pgfpointpolar{90}{#1}}%
  \foreach \turn in {1,...,4} {%
    \pgfpathlineto{\pgfpointpolar{90+72*\turn-36}{.42*#1}}\pgfpathlineto{\pgfpointpolar{90+72*\turn}{#1}}}%
  \pgfpathlineto{\pgfpointpolar{90+324}{.42*#1}}\pgfpathclose}
\pgfdeclareplotmark{thalweg star}{\thalwegstar{\pgfplotmarksize}\pgfusepathqfillstroke}
\pgfdeclareplotmark{thalweg open star}{\thalwegstar{\pgfplotmarksize}\pgfusepathqstroke}
% What is wider than there is room for is made as wide as that.
\def\thalwegfit#1#2{\sbox0{#2}\pgfmathsetlengthmacro\thalwegroom{#1}%
  \ifdim\wd0>\thalwegroom\relax\resizebox{\thalwegroom}{!}{\usebox0}\else\usebox0\fi}
% The head of an arrow: its size, the point before it, its tip.
\def\thalweghead#1(#2,#3)(#4,#5){{\pgfsetfillcolor{thalwegfield}\pgfsetfillopacity{\thalwegfieldopacity}%
  \pgfmathanglebetweenpoints{\pgfpointxy{#2}{#3}}{\pgfpointxy{#4}{#5}}%
  \pgftransformshift{\pgfpointxy{#4}{#5}}\pgftransformrotate{\pgfmathresult}\pgfpathmoveto{\pgfpointorigin}%
  \pgfpathlineto{\pgfpoint{-#1}{.42*#1}}\pgfpathlineto{\pgfpoint{-.75*#1}{0pt}}%
  \pgfpathlineto{\pgfpoint{-#1}{-.42*#1}}\pgfpathclose\pgfusepathqfill}}
\tikzset{
  thalweg global minimum look/.style={mark=thalweg star,
    mark options={solid, draw=thalwegcasing, line width=1.1bp, fill=thalwegink}},
  thalweg minimum look/.style={mark=thalweg open star, mark options={solid, draw=thalwegink, line width=1.3bp}},
  thalweg saddle look/.style={mark=x, mark options={solid, draw=thalwegink, line width=1.3bp}},
  thalweg maximum look/.style={mark=triangle, mark options={solid, draw=thalwegink, line width=1.3bp}},
  thalweg degenerate look/.style={mark=diamond, mark options={solid, draw=thalwegink, line width=1.3bp}}}
\pgfplotsset{
  thalweg axis/.style={
    scale only axis, axis on top, clip=false, clip mode=individual, enlargelimits=false, unbounded coords=jump,
    axis line style={thalweghairline}, tick align=outside, tick pos=left, tick style={thalweghairline},
    tick label style={text=thalwegmuted, font=\thalwegsmall}, label style={text=thalwegmuted, font=\thalwegsmall}},
  thalweg chart/.style={thalweg axis, scaled ticks=false, axis on top=false, axis x line*=bottom,
    axis y line*=left, ymajorgrids, grid style={thalweghairline, solid},
    x label style={at={(axis description cs:.5,0)}, anchor=north, yshift=-1.5em}},
  thalweg casing/.style={draw=thalwegcasing, draw opacity=\thalwegcasingopacity,
    line width=\thalwegbold*3.75bp, line join=round},
  thalweg cased path/.style={thalweg path=#1, preaction={draw=thalwegcasing, draw opacity=\thalwegcasingopacity,
    solid, line width=\thalwegbold*3.75bp}},
  thalweg path/.style={#1, line width=\thalwegbold*1.7bp, line join=round},
  thalweg curve/.style={#1, line width=\thalwegbold*1.3bp, line join=round},
  thalweg dots/.style={only marks, mark=*, mark size=\thalwegbold*1.7bp,
    mark options={solid, draw=#1, line width=.2bp, fill=#1}},
  thalweg standing/.style={only marks, mark=*, mark size=\thalwegbold*3bp,
    mark options={solid, draw=thalwegcasing, line width=\thalwegbold*1.1bp, fill=#1}},
  thalweg beyond/.style={mark=triangle*, mark size=4.1bp, every mark/.append style={rotate=#1}},
  thalweg head/.style={only marks, mark=*, mark size=\thalwegbold*3.4bp,
    mark options={solid, draw=thalwegcasing, line width=\thalwegbold*1.5bp, fill=#1}},
  thalweg gone/.style 2 args={only marks, mark=triangle*, mark size=4.9bp,
    mark options={solid, rotate=#2, draw=thalwegcasing, line width=1.5bp, fill=#1}},
  thalweg lost/.style={only marks, mark=x, mark size=4.9bp, mark options={solid, draw=#1, line width=2bp}},
  thalweg start/.style={only marks, mark=o, mark size=\thalwegbold*5.6bp,
    mark options={solid, draw=thalwegink, line width=\thalwegbold*1.5bp}},
  thalweg internal/.style={draw=#1, line width=1.3bp, line join=round},
  thalweg remembered/.style={only marks, mark=*, mark size=2.25bp,
    mark options={solid, draw=thalwegcasing, line width=.9bp, fill=#1}},
  thalweg global minimum/.style={only marks, thalweg global minimum look, mark size=7.1bp},
  thalweg minimum/.style={only marks, thalweg minimum look, mark size=6bp},
  thalweg saddle/.style={only marks, thalweg saddle look, mark size=3.8bp},
  thalweg maximum/.style={only marks, thalweg maximum look, mark size=3.8bp},
  thalweg degenerate/.style={only marks, thalweg degenerate look, mark size=3.8bp}}
\tikzset{
  thalweg hatch/.style={draw=thalweghatch, draw opacity=\thalweghatchopacity, line width=.75bp},
  thalweg contour/.style={draw=thalwegline, draw opacity=\thalweglineopacity, line width=.45bp},
  thalweg field/.style={draw=thalwegfield, draw opacity=\thalwegfieldopacity, line width=.8bp},
  thalweg label/.style={text=thalwegink, font=\thalwegsmall, inner sep=.8pt, fill=thalwegcasing, fill opacity=.6,
    text opacity=1},
  thalweg title/.style={anchor=south west, inner sep=0pt, yshift=.6em, text=thalwegink,
    font=\thalwegtitle},
  thalweg heading/.style={anchor=south west, inner sep=0pt, yshift=.25em, text=thalwegmuted, font=\thalwegsmall},
  thalweg notice/.style={align=center, text=thalwegmuted, font=\thalwegsmall},
  thalweg away/.style={text=#1, fill=thalwegcasing, fill opacity=.8, text opacity=1, font=\thalwegsmall\bfseries,
    inner sep=1.5pt}}"""
