"""What stands before the picture, and the look of its parts."""

HEAD = r"""{title}
{link}
% This file compiles as it stands, with pdflatex or, for words in any alphabet, with lualatex.
% To take the picture into a document of yours, say there, before \begin{{document}},
%   \usepackage{{standalone}} \usepackage{{pgfplots}} \pgfplotsset{{compat=1.17}}
% and \input this file where the picture is to stand. It is then set in that document's fonts, and
%   \newcommand\thalwegwidth{{\linewidth}}
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

STYLES = r"""\def\thalwegstar#1{%
  \pgfpathmoveto{\pgfpointpolar{90}{#1}}%
  \foreach \turn in {1,...,4} {%
    \pgfpathlineto{\pgfpointpolar{90+72*\turn-36}{.42*#1}}\pgfpathlineto{\pgfpointpolar{90+72*\turn}{#1}}}%
  \pgfpathlineto{\pgfpointpolar{90+324}{.42*#1}}\pgfpathclose}
\pgfdeclareplotmark{thalweg star}{\thalwegstar{\pgfplotmarksize}\pgfusepathqfillstroke}
\pgfdeclareplotmark{thalweg open star}{\thalwegstar{\pgfplotmarksize}\pgfusepathqstroke}
\pgfplotsset{
  thalweg axis/.style={
    scale only axis, axis on top, clip=false, enlargelimits=false, unbounded coords=jump,
    axis line style={thalweghairline}, tick align=outside, tick pos=left, tick style={thalweghairline},
    tick label style={text=thalwegmuted}, label style={text=thalwegmuted}},
  thalweg casing/.style={draw=thalwegcasing, draw opacity=\thalwegcasingopacity, line width=3.75bp, line join=round},
  thalweg path/.style={#1, line width=1.7bp, line join=round},
  thalweg curve/.style={#1, line width=1.3bp, line join=round},
  thalweg dots/.style={only marks, mark=*, mark size=1.7bp, mark options={solid, draw=#1, line width=.2bp, fill=#1}},
  thalweg standing/.style={only marks, mark=*, mark size=3bp,
    mark options={solid, draw=thalwegcasing, line width=1.1bp, fill=#1}},
  thalweg head/.style={only marks, mark=*, mark size=3.4bp,
    mark options={solid, draw=thalwegcasing, line width=1.5bp, fill=#1}},
  thalweg gone/.style 2 args={only marks, mark=triangle*, mark size=4.9bp,
    mark options={solid, rotate=#2, draw=thalwegcasing, line width=1.5bp, fill=#1}},
  thalweg lost/.style={only marks, mark=x, mark size=4.9bp, mark options={solid, draw=#1, line width=2bp}},
  thalweg start/.style={only marks, mark=o, mark size=5.6bp, mark options={solid, draw=thalwegink, line width=1.5bp}},
  thalweg global minimum/.style={only marks, mark=thalweg star, mark size=7.1bp,
    mark options={solid, draw=thalwegcasing, line width=1.1bp, fill=thalwegink}},
  thalweg minimum/.style={only marks, mark=thalweg open star, mark size=6bp,
    mark options={solid, draw=thalwegink, line width=1.3bp}},
  thalweg saddle/.style={only marks, mark=x, mark size=3.8bp, mark options={solid, draw=thalwegink, line width=1.3bp}},
  thalweg maximum/.style={only marks, mark=triangle, mark size=3.8bp,
    mark options={solid, draw=thalwegink, line width=1.3bp}},
  thalweg degenerate/.style={only marks, mark=diamond, mark size=3.8bp,
    mark options={solid, draw=thalwegink, line width=1.3bp}}}
\tikzset{
  thalweg hatch/.style={draw=thalweghatch, draw opacity=\thalweghatchopacity, line width=.75bp},
  thalweg contour/.style={draw=thalwegline, draw opacity=\thalweglineopacity, line width=.45bp},
  thalweg label/.style={text=thalwegink, inner sep=1pt, fill=thalwegcasing, fill opacity=.6, text opacity=1},
  thalweg away/.style={fill=thalwegcasing, fill opacity=.8, text opacity=1, inner sep=1.5pt}}"""
